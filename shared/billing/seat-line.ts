import type { UserStatus } from '../model/user.ts'
import { type Level, levelFacts } from '../rules/levels.ts'
import type { CycleDates } from './calendar.ts'
import { type Cents, checkNonNegativeCents } from './money.ts'
import { billedOf, dailyPrices, type PriceEvent, sumOfDays } from './proration.ts'

/** What a seat's history of one cycle amounts to: S (sum of daily prices), N (days) and the cents billed for them. */
export interface SeatTotal {
  sumCents: number
  days: number
  billedCents: Cents
}

/** A seat's total and the line that books it: above zero a charge, below zero a credit, zero is no line. */
export interface SeatLine extends SeatTotal {
  lineCents: Cents
}

/**
 * A seat's price in cents for a whole cycle at a state: the cycle's seat price for an active user at a paid
 * level, else 0. `status` is null for somebody who is only invited. Source: docs/billing.md, "Price of a local day".
 */
export function seatPriceCents(
  state: { status: UserStatus | null; level: Level },
  cycleSeatPriceCents: Cents,
): Cents {
  const price = checkNonNegativeCents(cycleSeatPriceCents, 'price of a seat')
  return state.status === 'active' && levelFacts[state.level].isPaidSeat ? price : 0
}

/** S, N and the cents billed for a seat's events of a cycle; throws what `dailyPrices` throws. */
export function seatTotal(cycle: CycleDates, events: readonly PriceEvent[]): SeatTotal {
  const prices = dailyPrices({ start: cycle.start, end: cycle.end, events })
  const sumCents = sumOfDays(prices)
  return { sumCents, days: prices.length, billedCents: billedOf(sumCents, prices.length) }
}

/**
 * The line that brings what is booked for a seat and cycle to what its events amount to:
 * `billed(after) - alreadyBookedCents`, where the latter is the sum of all lines of that seat and cycle.
 * Throws what `dailyPrices` throws, and `amount.negative` for a sum of lines below zero.
 * Source: docs/billing.md, "Line".
 */
export function seatLine(input: {
  cycle: CycleDates
  events: readonly PriceEvent[]
  alreadyBookedCents: Cents
}): SeatLine {
  const booked = checkNonNegativeCents(input.alreadyBookedCents, 'what is already booked')
  const total = seatTotal(input.cycle, input.events)
  return { ...total, lineCents: total.billedCents - booked }
}
