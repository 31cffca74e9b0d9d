import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Cents, type PriceEvent, seatPriceCents } from '../../../shared/billing/index.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { ledgerLines, seatChanges } from '../../database/tables/index.ts'
import type { Cycle } from './cycles.ts'

/** What a seat's price depends on. */
export interface SeatState {
  level: Level
  status: UserStatus
}

/** A seat's state from a local date on. */
export interface SeatEvent extends SeatState {
  effectiveOn: string
}

/** A seat in one cycle, as far as it is known and booked. */
export interface SeatHistory {
  /** The number of its newest change; 0 where there is none yet. */
  seatVersion: number
  /** Its state at the cycle's start; null for somebody who joined since. */
  opening: SeatState | null
  /** Its changes in the cycle, in order. */
  changes: SeatEvent[]
  /** The sum of its lines of the cycle. */
  bookedCents: Cents
  /** What its lines of the cycle credited and nothing has used yet. */
  ownCreditCents: Cents
}

/** A seat that is about to begin. */
export const emptySeat: SeatHistory = {
  seatVersion: 0,
  opening: null,
  changes: [],
  bookedCents: 0,
  ownCreditCents: 0,
}

type StoredChange = typeof seatChanges.$inferSelect

/** A change of a seat to record, made in a cycle by an event of the activity. */
export type SeatChange = Pick<StoredChange, 'userId' | 'seatVersion' | 'effectiveOn' | 'level' | 'status'> & {
  activityId: string
}

// A statement takes 65,535 parameters; a change has 9 of them.
const CHANGES_AT_ONCE = 5000

/** The histories of some seats in a cycle, by user. Users without a seat are left out. */
export async function loadSeats(
  db: Queryable,
  { accountId, cycleNumber }: Pick<Cycle, 'accountId' | 'cycleNumber'>,
  userIds: readonly string[],
): Promise<Map<string, SeatHistory>> {
  const known = await selectChanges(db, accountId, cycleNumber, userIds)
  const booked = await sumLines(db, accountId, cycleNumber, userIds)
  const seats = new Map<string, SeatHistory>()
  for (const change of known) {
    const seat = seats.get(change.userId) ?? { ...emptySeat, changes: [], ...booked.get(change.userId) }
    seats.set(change.userId, seat)
    seat.seatVersion = change.seatVersion
    const { level, status, effectiveOn } = change
    if (change.cycleNumber < cycleNumber) seat.opening = { level, status }
    else seat.changes.push({ level, status, effectiveOn })
  }
  return seats
}

/** A seat's prices over the cycle, as the rules take them: the opening one first. */
export function priceEvents(
  { startOn, seatPriceCents: cyclePrice }: Pick<Cycle, 'startOn' | 'seatPriceCents'>,
  { opening, changes }: Pick<SeatHistory, 'opening' | 'changes'>,
): PriceEvent[] {
  return [
    { on: startOn, priceCents: opening ? seatPriceCents(opening, cyclePrice) : 0 },
    ...changes.map((change) => ({ on: change.effectiveOn, priceCents: seatPriceCents(change, cyclePrice) })),
  ]
}

/** Records changes of seats, made now in a cycle. */
export async function recordSeatChanges(
  tx: Tx,
  { accountId, cycleNumber }: Pick<Cycle, 'accountId' | 'cycleNumber'>,
  at: Date,
  changes: readonly SeatChange[],
): Promise<void> {
  const rows = changes.map((change) => ({ ...change, accountId, cycleNumber, at }))
  for (let from = 0; from < rows.length; from += CHANGES_AT_ONCE)
    await tx.insert(seatChanges).values(rows.slice(from, from + CHANGES_AT_ONCE))
}

/** Each seat's changes of the cycle, and the last one before it; in order. */
function selectChanges(db: Queryable, accountId: string, cycleNumber: number, userIds: readonly string[]) {
  const lastBefore = sql`(
    select max(earlier.seat_version) from seat_changes earlier
    where earlier.account_id = ${seatChanges.accountId} and earlier.user_id = ${seatChanges.userId}
      and earlier.cycle_number < ${cycleNumber}
  )`
  return db
    .select()
    .from(seatChanges)
    .where(
      and(
        eq(seatChanges.accountId, accountId),
        inArray(seatChanges.userId, [...userIds]),
        sql`(${seatChanges.cycleNumber} = ${cycleNumber} or ${seatChanges.seatVersion} = ${lastBefore})`,
      ),
    )
    .orderBy(seatChanges.userId, seatChanges.seatVersion)
}

async function sumLines(
  db: Queryable,
  accountId: string,
  cycleNumber: number,
  userIds: readonly string[],
): Promise<Map<string, Pick<SeatHistory, 'bookedCents' | 'ownCreditCents'>>> {
  const sums = await db
    .select({
      userId: ledgerLines.userId,
      bookedCents: sql<string>`sum(${ledgerLines.amountCents})`,
      ownCreditCents: sql<string>`-sum(least(${ledgerLines.amountCents}, 0) + ${ledgerLines.reversedCents})`,
    })
    .from(ledgerLines)
    .where(
      and(
        eq(ledgerLines.accountId, accountId),
        eq(ledgerLines.cycleNumber, cycleNumber),
        inArray(ledgerLines.userId, [...userIds]),
      ),
    )
    .groupBy(ledgerLines.userId)
  return new Map(
    sums.map(({ userId, bookedCents, ownCreditCents }) => [
      userId ?? '',
      { bookedCents: Number(bookedCents), ownCreditCents: Number(ownCreditCents) },
    ]),
  )
}
