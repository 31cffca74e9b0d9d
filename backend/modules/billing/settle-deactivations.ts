import { sql } from 'drizzle-orm'
import type { Tx } from '../../database/open.ts'
import { recordActivities } from '../activity/record.ts'
import { book, seatEntries } from './book.ts'
import { currentCycle, localDateIn } from './cycles.ts'
import type { BillingSettings } from './open-billing.ts'
import { priceChange, toLine } from './seat-lines.ts'
import { newestChanges } from './seat-rows.ts'
import { loadSeats, recordSeatChanges } from './seats.ts'

/**
 * Ends the seats of users who are inactive although their seat is not, as after a restore that keeps them inactive: they
 * are credited from today on. The account's row must be locked.
 */
export async function settleDeactivations(
  context: BillingSettings,
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<void> {
  const cycle = await currentCycle(context, tx, accountId, now)
  const { rows: people } = await tx.execute<{ user_id: string; name: string }>(sql`
    select u.user_id, u.name from users u
    join ${newestChanges(accountId)} on newest.user_id = u.user_id
    where u.account_id = ${accountId}::uuid and u.status = 'inactive' and newest.status = 'active'
    order by u.user_id`)
  if (people.length === 0) return
  const onDate = localDateIn(cycle, now)
  const userIds = people.map((person) => person.user_id)
  const seats = await loadSeats(tx, cycle, userIds)
  const activityIds = await recordActivities(
    tx,
    accountId,
    now,
    people.map(({ user_id: id, name }) => ({
      kind: 'user.deactivated',
      actor: { userId: null, name: 'Roster', ip: null },
      subject: { id, name },
    })),
  )
  const ended = userIds.map((userId, place) => {
    const seat = seats.get(userId)
    const activityId = activityIds[place]
    if (!seat || activityId === undefined) throw new Error('A seat was ended that is not there.')
    const { level } = seat.changes.at(-1) ?? seat.opening ?? { level: 'guest' as const }
    const to = { level, status: 'inactive' as const }
    const seatVersion = seat.seatVersion + 1
    return {
      change: { userId, seatVersion, effectiveOn: onDate, ...to, activityId },
      line: toLine(priceChange(cycle, seat, to, onDate), {
        kind: 'deactivated',
        userId,
        seatVersion,
        onDate,
      }),
    }
  })
  const lines = ended.flatMap(({ line }) => line ?? [])
  await recordSeatChanges(
    tx,
    cycle,
    now,
    ended.map(({ change }) => change),
  )
  if (lines.length === 0) return
  await book(tx, accountId, {
    kind: 'seats',
    at: now,
    cycleNumber: cycle.cycleNumber,
    entries: seatEntries(lines),
    lines,
  })
}
