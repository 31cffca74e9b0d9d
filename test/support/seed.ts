/**
 * What random tests begin with: the same in every run, so that a change is judged by what it changed.
 * `ROSTER_SEED` looks for what other numbers find.
 */
export const SEED = Number(process.env.ROSTER_SEED ?? 20_261_124)
