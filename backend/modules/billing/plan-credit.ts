import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { billedOf, dailyPrices, daysBetween, RULE_VERSION, sumOfDays } from '../../../shared/billing/index.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { seatChanges } from '../../database/tables/index.ts'
import { addLines, book, type Line } from './book.ts'
import type { Cycle } from './cycle-dates.ts'
import { countRows, type EqualLines, insertEqualLines, isPaid, newestChanges } from './seat-rows.ts'
import { loadSeats, priceEvents, type SeatHistory } from './seats.ts'

const SEATS_AT_ONCE = 1000

/**
 * The credit for what is left of a cycle that is replaced on a local date: all days from then on cost nothing, whatever
 * happened on that day. Positive, all seats together.
 */
export async function quoteRestOfCycle(db: Queryable, cycle: Cycle, on: string): Promise<number> {
  const unchanged = unchangedLines(cycle, on)
  let creditCents =
    (await countRows(db, unchangedSeats(cycle))) * (unchanged.billedBeforeCents - unchanged.billedAfterCents)
  for await (const lines of changedLines(db, cycle, on))
    for (const line of lines) creditCents -= line.amountCents
  return creditCents
}

/** Books that credit, a line for each seat; answers what was booked, which must be what was quoted. */
export async function creditRestOfCycle(
  tx: Tx,
  cycle: Cycle,
  { on, now, quoteId }: { on: string; now: Date; quoteId: string },
): Promise<number> {
  const creditCents = await quoteRestOfCycle(tx, cycle, on)
  if (creditCents === 0) return creditCents
  const { accountId, cycleNumber } = cycle
  const { transactionId } = await book(tx, accountId, {
    kind: 'plan',
    at: now,
    cycleNumber,
    quoteId,
    entries: { deferred: creditCents, credit: -creditCents },
    lines: [],
  })
  await insertEqualLines(
    tx,
    cycle,
    { transactionId, at: now },
    unchangedLines(cycle, on),
    sql`select user_id, seat_version from ${unchangedSeats(cycle)}`,
  )
  for await (const lines of changedLines(tx, cycle, on))
    await addLines(tx, accountId, { transactionId, at: now, cycleNumber }, lines)
  return creditCents
}

/** Seats that were paid all the time: nothing happened to them in this cycle, so they all have one and the same line. */
function unchangedSeats({ accountId, cycleNumber, seatPriceCents }: Cycle) {
  return sql`${newestChanges(accountId)}
    where cycle_number < ${cycleNumber}::int and ${isPaid} and ${seatPriceCents}::bigint > 0`
}

function unchangedLines({ startOn, days, seatPriceCents }: Cycle, on: string): EqualLines {
  const sumAfter = daysBetween(startOn, on) * seatPriceCents
  return {
    kind: 'plan-changed',
    onDate: on,
    sumBefore: days * seatPriceCents,
    sumAfter,
    billedBeforeCents: seatPriceCents,
    billedAfterCents: billedOf(sumAfter, days),
    ruleVersion: RULE_VERSION,
  }
}

/** The lines of seats that changed in this cycle, each by its own history, some at a time. */
async function* changedLines(db: Queryable, cycle: Cycle, on: string): AsyncGenerator<Line[]> {
  let after: string | undefined
  for (;;) {
    const userIds = await listChangedSeats(db, cycle, after)
    if (userIds.length === 0) return
    const lines = [...(await loadSeats(db, cycle, userIds))].map(([userId, seat]) =>
      lineOf(cycle, userId, seat, on),
    )
    yield lines.filter((line) => line.amountCents !== 0)
    after = userIds.at(-1)
  }
}

function lineOf(cycle: Cycle, userId: string, seat: SeatHistory, on: string): Line {
  const { startOn, endOn, days } = cycle
  const events = priceEvents(cycle, seat)
  const sumAfter = on > startOn ? sumOfDays(dailyPrices({ start: startOn, end: on, events })) : 0
  const billedAfterCents = billedOf(sumAfter, days)
  return {
    kind: 'plan-changed',
    onDate: on,
    userId,
    seatVersion: seat.seatVersion,
    amountCents: billedAfterCents - seat.bookedCents,
    sumBefore: sumOfDays(dailyPrices({ start: startOn, end: endOn, events })),
    sumAfter,
    days,
    billedBeforeCents: seat.bookedCents,
    billedAfterCents,
    ruleVersion: RULE_VERSION,
  }
}

async function listChangedSeats(
  db: Queryable,
  { accountId, cycleNumber }: Cycle,
  after: string | undefined,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: seatChanges.userId })
    .from(seatChanges)
    .where(
      and(
        eq(seatChanges.accountId, accountId),
        eq(seatChanges.cycleNumber, cycleNumber),
        after === undefined ? undefined : gt(seatChanges.userId, after),
      ),
    )
    .orderBy(asc(seatChanges.userId))
    .limit(SEATS_AT_ONCE)
  return rows.map(({ userId }) => userId)
}
