import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../database/open.ts'
import type { Cycle } from './cycle-dates.ts'

/** Seats that are there when billing opens were there before the first cycle. */
const BEFORE_THE_FIRST = -1

/** Gives everybody who is there when billing opens a seat, with the state they have. */
export async function addOpeningSeats(tx: Tx, cycle: Cycle, now: Date): Promise<void> {
  await tx.execute(insertSeats({ ...cycle, cycleNumber: BEFORE_THE_FIRST }, cycle.startOn, now))
}

/** Users of an account who have no seat yet, as a `from` clause with its condition. */
export function withoutSeat(accountId: string): SQL {
  return sql`users u where u.account_id = ${accountId}::uuid and not exists (
    select 1 from seat_changes s where s.account_id = u.account_id and s.user_id = u.user_id
  )`
}

/** The statement that gives all of them a seat with the state they have. */
export function insertSeats({ accountId, cycleNumber }: Cycle, effectiveOn: string, now: Date): SQL {
  return sql`
    insert into seat_changes (account_id, user_id, seat_version, at, cycle_number, effective_on, level, status)
    select account_id, user_id, 1, ${now.toISOString()}::timestamptz, ${cycleNumber}::int, ${effectiveOn}::date, level, status
    from ${withoutSeat(accountId)}`
}
