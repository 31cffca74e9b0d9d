import { BillingError } from './errors.ts'
import { type Cents, checkNonNegativeCents, sumCents } from './money.ts'

/** Credit of one line of one seat and cycle, and how much of it is still unused, in cents. */
export interface CreditPart {
  seatId: string
  cycleId: string
  unusedCents: Cents
}

/** One booked change of an account's credit: granted by a line, reversed by a charge, or used by an invoice. */
export type CreditMovement =
  | { kind: 'granted' | 'reversed'; seatId: string; cycleId: string; cents: Cents }
  | { kind: 'used'; cents: Cents }

/**
 * An account's unused credit after these movements, oldest first, spent parts left out.
 * An invoice uses the oldest credit first, whoever's it is. A reversal takes back credit of its own seat and
 * cycle only, its oldest first, and only what no invoice has used.
 * Throws `credit.exceeded` when a movement takes more than there is. Source: docs/billing.md, "Settlement".
 */
export function replayCredit(movements: Iterable<CreditMovement>): CreditPart[] {
  let parts: CreditPart[] = []
  for (const movement of movements) {
    const cents = checkNonNegativeCents(movement.cents, 'credit')
    if (movement.kind === 'granted') {
      const { seatId, cycleId } = movement
      parts.push({ seatId, cycleId, unusedCents: cents })
    } else if (movement.kind === 'used') {
      parts = takeOldestFirst(parts, cents, () => true)
    } else {
      parts = takeOldestFirst(parts, cents, (part) => isOf(part, movement))
    }
  }
  return parts
}

/** What a charge on this seat may reverse, in cents: its own credit of this cycle that no invoice has used. */
export function unusedOwnCents(
  parts: readonly CreditPart[],
  seat: { seatId: string; cycleId: string },
): Cents {
  return sumCents(parts.filter((part) => isOf(part, seat)).map((part) => part.unusedCents))
}

/** The account's credit balance, in cents. */
export function creditBalanceCents(parts: readonly CreditPart[]): Cents {
  return sumCents(parts.map((part) => part.unusedCents))
}

function isOf(part: CreditPart, seat: { seatId: string; cycleId: string }): boolean {
  return part.seatId === seat.seatId && part.cycleId === seat.cycleId
}

function takeOldestFirst(
  parts: readonly CreditPart[],
  cents: Cents,
  mayTake: (part: CreditPart) => boolean,
): CreditPart[] {
  let wanted = cents
  const left = parts.map((part) => {
    const taken = mayTake(part) ? Math.min(part.unusedCents, wanted) : 0
    wanted -= taken
    return { ...part, unusedCents: part.unusedCents - taken }
  })
  if (wanted > 0)
    throw new BillingError('credit.exceeded', `${cents} is ${wanted} more than the unused credit`)
  return left.filter((part) => part.unusedCents > 0)
}
