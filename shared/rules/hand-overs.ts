/** As many pieces of work as change hands at once. */
export const MAX_PLACEMENTS = 20_000

/** For how many days a hand-over can be reversed. */
export const REVERSIBLE_DAYS = 30

/** Tasks due within so many days from today count as a receiver's load. */
export const LOAD_DAYS = 14
