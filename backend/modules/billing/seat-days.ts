import { and, asc, desc, eq, lt, lte } from 'drizzle-orm'
import { addDays, daysBetween, explainTotal, type PriceEvent } from '../../../shared/billing/index.ts'
import type { DaySpan } from '../../../shared/model/quote.ts'
import type { Queryable } from '../../database/open.ts'
import { billingCycles, seatChanges } from '../../database/tables/index.ts'
import type { Cycle } from './cycle-dates.ts'
import { priceEvents } from './seats.ts'

/** A seat of a user as it stood after one of its changes. */
export interface Seat {
  accountId: string
  userId: string
  /** Later changes are not looked at. */
  seatVersion: number
}

/** The days of a cycle that cost the same, from the changes of a seat; none where the seat never had a price. */
export async function readSeatDays(
  db: Queryable,
  seat: Seat,
  cycle: Cycle,
  endedOn?: string,
): Promise<DaySpan[]> {
  const events = await readEvents(db, seat, cycle)
  const end = endedOn ?? cycle.endOn
  const spans = end > cycle.startOn ? explainTotal({ start: cycle.startOn, end }, events).groups : []
  return end < cycle.endOn ? addFreeDays(spans, end, cycle.endOn) : spans
}

/** S: the sum of the daily prices. */
export function sumOfSpans(spans: readonly DaySpan[]): number {
  return spans.reduce((sum, { days, priceCents }) => sum + days * priceCents, 0)
}

/** The date from which on a cycle was replaced by another one, if it was. */
export async function readReplacedOn(db: Queryable, cycle: Cycle): Promise<string | undefined> {
  const [next] = await db
    .select({ startOn: billingCycles.startOn })
    .from(billingCycles)
    .where(
      and(
        eq(billingCycles.accountId, cycle.accountId),
        eq(billingCycles.cycleNumber, cycle.cycleNumber + 1),
        lt(billingCycles.startOn, cycle.endOn),
      ),
    )
  return next?.startOn
}

async function readEvents(db: Queryable, seat: Seat, cycle: Cycle): Promise<PriceEvent[]> {
  const ofSeat = and(
    eq(seatChanges.accountId, seat.accountId),
    eq(seatChanges.userId, seat.userId),
    lte(seatChanges.seatVersion, seat.seatVersion),
  )
  const { effectiveOn, level, status } = seatChanges
  const [opening = null] = await db
    .select({ level, status })
    .from(seatChanges)
    .where(and(ofSeat, lt(seatChanges.cycleNumber, cycle.cycleNumber)))
    .orderBy(desc(seatChanges.seatVersion))
    .limit(1)
  const changes = await db
    .select({ effectiveOn, level, status })
    .from(seatChanges)
    .where(and(ofSeat, eq(seatChanges.cycleNumber, cycle.cycleNumber)))
    .orderBy(asc(seatChanges.seatVersion))
  return priceEvents(cycle, { opening, changes })
}

function addFreeDays(spans: readonly DaySpan[], from: string, end: string): DaySpan[] {
  const last = spans.at(-1)
  const joins = last?.priceCents === 0
  const begin = joins ? last.from : from
  const free = { from: begin, to: addDays(end, -1), days: daysBetween(begin, end), priceCents: 0 }
  return [...(joins ? spans.slice(0, -1) : spans), free]
}
