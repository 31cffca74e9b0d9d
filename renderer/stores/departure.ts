import { create } from 'zustand'

interface DepartureState {
  /** The firm whose account somebody was in when the session ended without their doing. */
  endedIn: string | undefined
  /** They are signing out themselves, which needs no explanation. */
  isMeant: boolean
}

/** Why a window that showed an account shows the sign-in now. */
export const useDeparture = create<DepartureState>(() => ({ endedIn: undefined, isMeant: false }))

/** Says that the coming end of the session, or switch of account, is what the person asked for. */
export function meanToLeave(): void {
  useDeparture.setState({ isMeant: true })
}

/** Takes over that the session no longer is in an account. */
export function noteDeparture(firmName: string): void {
  useDeparture.setState(({ isMeant }) => ({ endedIn: isMeant ? undefined : firmName, isMeant: false }))
}

/** Somebody is in an account: nothing is left to explain. */
export function noteArrival(): void {
  useDeparture.setState({ endedIn: undefined, isMeant: false })
}
