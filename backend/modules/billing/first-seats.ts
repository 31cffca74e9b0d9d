import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../database/open.ts'
import type { Cycle } from './cycle-dates.ts'

/** Seats that are there when billing opens were there before the first cycle. */
const BEFORE_THE_FIRST = -1

const MANY = 1000

/** Gives everybody who is there when billing opens a seat, with the state they have. */
export async function addOpeningSeats(tx: Tx, cycle: Cycle, now: Date): Promise<void> {
  await insertSeats(tx, { ...cycle, cycleNumber: BEFORE_THE_FIRST }, cycle.startOn, now)
}

/** Users of an account who have no seat yet, as a `from` clause with its condition. */
export function withoutSeat(accountId: string): SQL {
  return sql`users u where u.account_id = ${accountId}::uuid and not exists (
    select 1 from seat_changes s where s.account_id = u.account_id and s.user_id = u.user_id
  )`
}

/** Gives all of them a seat with the state they have. */
export async function insertSeats(
  tx: Tx,
  { accountId, cycleNumber }: Cycle,
  effectiveOn: string,
  now: Date,
): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    insert into seat_changes (account_id, user_id, seat_version, at, cycle_number, effective_on, level, status)
    select account_id, user_id, 1, ${now.toISOString()}::timestamptz, ${cycleNumber}::int, ${effectiveOn}::date, level, status
    from ${withoutSeat(accountId)}`)
  // Lines refer to these rows: a plan made for the few that were known before would read all of them for each line.
  if ((rowCount ?? 0) > MANY) await tx.execute(sql`analyze seat_changes`)
}
