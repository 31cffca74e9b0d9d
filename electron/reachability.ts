/** Knows whether the account server answers, and tells when that changes. */
export interface Reachability {
  note(isReached: boolean): void
}

export function watchReachability(tell: (online: boolean) => void): Reachability {
  let online = true
  return {
    note(isReached) {
      if (isReached === online) return
      online = isReached
      tell(online)
    },
  }
}
