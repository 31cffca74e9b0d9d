/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  integer(below: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Up to `most` different ones, at least one where there is any. */
  some<T>(from: readonly T[], most: number): T[]
}

/** A generator of its own for a seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number) => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[integer(from.length)]
    if (picked === undefined) throw new Error('There is nothing to pick from.')
    return picked
  }
  return {
    integer,
    chance: (probability) => next() < probability,
    pick,
    some(from, most) {
      const left = [...from]
      const count = Math.min(left.length, 1 + integer(most))
      return Array.from({ length: count }, () => left.splice(integer(left.length), 1)).flat()
    },
  }
}
