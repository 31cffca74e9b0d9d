import { sql } from 'drizzle-orm'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { OnCaseSince, SeatSince } from '../../../shared/rules/access-periods.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Db } from '../../database/open.ts'
import type { PastDay } from './days.ts'
import { isOn, joinSeat } from './people-then.ts'

/** What decides on a day whether somebody can open a case: how it stood at the beginning, and what changed. */
export interface DayOfPerson {
  seats: SeatSince[]
  onCase: OnCaseSince[]
}

/**
 * The people for whom something besides their level at the day's beginning matters: who was on the case, came to it,
 * joined the firm, or had level or status changed on that day. For all others the beginning holds to the end.
 */
export async function readDaysOfPeople(
  db: Db,
  { accountId, from, to }: PastDay,
  caseId: string,
): Promise<Map<string, DayOfPerson>> {
  const [begin, end] = [from.toISOString(), to.toISOString()]
  const onCase = sql`account_id = ${accountId} and case_id = ${caseId}`
  const seats = await db.execute<{ user_id: string; at: string; level: Level; status: UserStatus }>(sql`
    with matters as (
      select user_id from seat_changes where account_id = ${accountId} and at >= ${begin} and at < ${end}
      union select user_id from users where account_id = ${accountId} and joined_at >= ${begin} and joined_at < ${end}
      union select user_id from case_changes where ${onCase} and at >= ${begin} and at < ${end}
      union select user_id from case_changes where ${onCase} and at < ${begin} group by user_id having ${isOn}
    )
    select person.user_id, greatest(person.joined_at, ${begin}::timestamptz) as at, seat.level, seat.status, 0 as version
    from matters join users as person on person.account_id = ${accountId} and person.user_id = matters.user_id
    ${joinSeat(from, sql`seat`)}
    where person.joined_at < ${end}
    union all
    select user_id, at, level, status, seat_version from seat_changes
    where account_id = ${accountId} and at >= ${begin} and at < ${end}
    order by version`)
  const cases = await db.execute<{ user_id: string; at: string; is_on: boolean }>(sql`
    select user_id, ${begin}::timestamptz as at, true as is_on from case_changes
    where ${onCase} and at < ${begin} group by user_id having ${isOn}
    union all
    select user_id, at, ${isOn} from case_changes
    where ${onCase} and at >= ${begin} and at < ${end} group by user_id, at
    having sum(case change when 'joined' then 1 else -1 end) <> 0
    order by at`)
  const found = new Map<string, DayOfPerson>()
  for (const { user_id, at, level, status } of seats.rows) {
    const one = found.get(user_id) ?? { seats: [], onCase: [] }
    one.seats.push({ at: Date.parse(at), level, status })
    found.set(user_id, one)
  }
  for (const { user_id, at, is_on: isOnNow } of cases.rows)
    found.get(user_id)?.onCase.push({ at: Date.parse(at), isOn: isOnNow })
  return found
}
