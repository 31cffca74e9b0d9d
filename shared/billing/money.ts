import { BillingError } from './errors.ts'

/** An amount in whole cents of the account's currency. Source: docs/billing.md, "Money". */
export type Cents = number

/** The greatest amount any rule takes or answers: 10,000,000,000.00. Below it all arithmetic here is exact. */
export const MAX_CENTS = 1_000_000_000_000

/** Answers `value` if it is whole cents within ±MAX_CENTS; else throws `amount.not-whole` or `amount.beyond-limit`. */
export function checkCents(value: number, name = 'amount'): Cents {
  if (!Number.isFinite(value) || !Number.isInteger(value)) {
    throw new BillingError('amount.not-whole', `${name} must be whole cents, not ${value}`)
  }
  if (Math.abs(value) > MAX_CENTS) {
    throw new BillingError('amount.beyond-limit', `${name} must be within ${MAX_CENTS} cents, not ${value}`)
  }
  return value === 0 ? 0 : value
}

/** Like `checkCents`, and refuses what is below zero with `amount.negative`: prices, balances, what is booked. */
export function checkNonNegativeCents(value: number, name = 'amount'): Cents {
  const cents = checkCents(value, name)
  if (cents < 0) throw new BillingError('amount.negative', `${name} must not be below zero, not ${value}`)
  return cents
}

/** The sum of amounts in cents, exact; throws what `checkCents` throws, for each amount and for the sum. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0
  for (const amount of amounts) sum = checkCents(sum + checkCents(amount), 'sum')
  return sum
}
