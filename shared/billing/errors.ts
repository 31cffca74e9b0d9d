/** Why a billing rule refuses its input. Nothing is ever computed from such input. */
export type BillingProblem =
  | 'amount.not-whole'
  | 'amount.negative'
  | 'amount.beyond-limit'
  | 'date.invalid'
  | 'instant.invalid'
  | 'time-zone.unknown'
  | 'boundary.invalid'
  | 'cycle.invalid'
  | 'cycle.outside'
  | 'events.disordered'
  | 'events.no-opening'
  | 'credit.exceeded'

/** A refusal of a billing rule: `problem` is its stable name, `message` says what was given. */
export class BillingError extends Error {
  readonly problem: BillingProblem

  constructor(problem: BillingProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'BillingError'
    this.problem = problem
  }
}
