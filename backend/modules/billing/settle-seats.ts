import { sql } from 'drizzle-orm'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Tx } from '../../database/open.ts'
import { type ActivityEntry, type ActivityKind, recordActivities } from '../activity/record.ts'
import { bookSeatLines } from './book-seats.ts'
import { currentCycle, localDateIn } from './cycles.ts'
import type { BillingSettings } from './open-billing.ts'
import { priceChange, toLine } from './seat-lines.ts'
import { newestChanges } from './seat-rows.ts'
import { loadSeats, recordSeatChanges, type SeatState } from './seats.ts'

const SEATS_AT_ONCE = 1000

interface Settled {
  user_id: string
  name: string
  from: SeatState
  to: SeatState
}

/**
 * Lets seats follow users whose level or status was changed without a quote, as by a restore that keeps people inactive:
 * from today on they cost what they are now. Records it as done by `actor`. The account's row must be locked.
 */
export async function settleSeats(
  settings: BillingSettings,
  tx: Tx,
  accountId: string,
  { now, actor }: { now: Date; actor: ActivityEntry['actor'] },
): Promise<void> {
  const cycle = await currentCycle(settings, tx, accountId, now)
  const onDate = localDateIn(cycle, now)
  for (;;) {
    const people = await listUnsettled(tx, accountId)
    if (people.length === 0) return
    const seats = await loadSeats(
      tx,
      cycle,
      people.map((person) => person.user_id),
    )
    const activityIds = await recordActivities(
      tx,
      accountId,
      now,
      people.map((person) => describeChange(person, actor)),
    )
    const changed = people.map(({ user_id: userId, from, to }, place) => {
      const seat = seats.get(userId)
      const activityId = activityIds[place]
      if (!seat || activityId === undefined) throw new Error('A seat was changed that is not there.')
      const seatVersion = seat.seatVersion + 1
      const priced = priceChange(cycle, seat, to, onDate)
      const line = toLine(priced, { kind: kindOf(from, to).line, userId, seatVersion, onDate })
      const change = { userId, seatVersion, effectiveOn: onDate, ...to, activityId }
      return { change, line }
    })
    await recordSeatChanges(
      tx,
      cycle,
      now,
      changed.map(({ change }) => change),
    )
    await bookSeatLines(tx, cycle, { now, lines: changed.flatMap(({ line }) => line ?? []) })
  }
}

async function listUnsettled(tx: Tx, accountId: string): Promise<Settled[]> {
  const { rows } = await tx.execute<Settled & Record<string, unknown>>(sql`
    select u.user_id, u.name,
      jsonb_build_object('level', newest.level, 'status', newest.status) as "from",
      jsonb_build_object('level', u.level, 'status', u.status) as "to"
    from users u
    join ${newestChanges(accountId)} on newest.user_id = u.user_id
    where u.account_id = ${accountId}::uuid and (u.status, u.level) is distinct from (newest.status, newest.level)
    order by u.user_id limit ${SEATS_AT_ONCE}`)
  return rows
}

function describeChange(
  { user_id: id, name, from, to }: Settled,
  actor: ActivityEntry['actor'],
): ActivityEntry {
  const facts = from.level === to.level ? {} : { from: from.level, to: to.level }
  return { kind: kindOf(from, to).event, actor, subject: { id, name }, facts }
}

function kindOf(from: SeatState, to: SeatState): { event: ActivityKind; line: LedgerKind } {
  if (from.level !== to.level) {
    const isRaised = levels.indexOf(to.level) < levels.indexOf(from.level)
    return { event: 'user.level-changed', line: isRaised ? 'level-raised' : 'level-lowered' }
  }
  return to.status === 'active'
    ? { event: 'user.reactivated', line: 'reactivated' }
    : { event: 'user.deactivated', line: 'deactivated' }
}
