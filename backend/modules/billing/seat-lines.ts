import {
  type Cents,
  daysBetween,
  explainTotal,
  RULE_VERSION,
  seatLine,
  seatTotal,
  settleCharge,
} from '../../../shared/billing/index.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import type { DaySpan } from '../../../shared/model/quote.ts'
import type { Line } from './book.ts'
import type { Cycle } from './cycles.ts'
import { priceEvents, type SeatHistory, type SeatState } from './seats.ts'

/** What a change does to a seat's bill, with all it is computed from. */
export interface PricedChange {
  /** S, the sum of the daily prices of the cycle, before and after; N, the days of the cycle. */
  sumBefore: number
  sumAfter: number
  days: number
  /** Days left, the day of the change included. */
  daysLeft: number
  spans: DaySpan[]
  billedBeforeCents: Cents
  billedAfterCents: Cents
  lineCents: Cents
  reversedCents: Cents
  dueNowCents: Cents
}

/** Prices a change of a seat that counts from a local date of the cycle. Quote and booking both call this. */
export function priceChange(cycle: Cycle, seat: SeatHistory, to: SeatState, on: string): PricedChange {
  const dates = { start: cycle.startOn, end: cycle.endOn }
  const events = priceEvents(cycle, {
    opening: seat.opening,
    changes: [...seat.changes, { ...to, effectiveOn: on }],
  })
  const { lineCents, billedCents, sumCents, days } = seatLine({
    cycle: dates,
    events,
    alreadyBookedCents: seat.bookedCents,
  })
  const own = seat.ownCreditCents
  const charge = settleCharge({
    lineCents: Math.max(lineCents, 0),
    ownUnusedCreditCents: own,
    creditBalanceCents: own,
  })
  return {
    sumBefore: seatTotal(dates, priceEvents(cycle, seat)).sumCents,
    sumAfter: sumCents,
    days,
    daysLeft: daysBetween(on, cycle.endOn),
    spans: explainTotal(dates, events).groups,
    billedBeforeCents: seat.bookedCents,
    billedAfterCents: billedCents,
    lineCents,
    reversedCents: charge.reversedCents,
    dueNowCents: charge.dueNowCents,
  }
}

/** A priced change as a line of the ledger; a change that costs nothing has none. */
export function toLine(
  priced: PricedChange,
  facts: { kind: LedgerKind; userId: string; seatVersion: number; onDate: string },
): Line | undefined {
  if (priced.lineCents === 0) return undefined
  const { sumBefore, sumAfter, days, billedBeforeCents, billedAfterCents, reversedCents } = priced
  return {
    ...facts,
    amountCents: priced.lineCents,
    sumBefore,
    sumAfter,
    days,
    billedBeforeCents,
    billedAfterCents,
    reversedCents,
    ruleVersion: RULE_VERSION,
  }
}
