import { type SQL, sql } from 'drizzle-orm'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Db } from '../../database/open.ts'
import type { Search } from '../users/search.ts'
import type { Moment, NamesThen } from './names-then.ts'

/** Somebody at a moment, as a row of the database. */
export interface PersonThen extends Record<string, unknown> {
  user_id: string
  name: string
  name_key: string
  email: string
  level: Level
  status: UserStatus
}

/** The place of somebody in a roster, and their number in it, beginning with 1. */
type NumberedPerson = Pick<PersonThen, 'user_id' | 'name_key'> & { number: number }

/** Which people at a moment. */
export interface Roster extends Moment {
  names: NamesThen
  search?: Search | undefined
  status?: readonly UserStatus[] | undefined
  level?: readonly Level[] | undefined
  /** Only those who were on this case. */
  caseId?: string | undefined
  /** A condition on `person` and `seat` besides. */
  where?: SQL | undefined
}

/** The place of a person in a roster: by name, then by id. */
export interface Place {
  nameKey: string
  userId: string
}

/** The first `most` people of a roster after a place. */
export async function selectPeopleThen(
  db: Db,
  roster: Roster,
  after: Place | undefined,
  most: number,
): Promise<PersonThen[]> {
  const behind = after && sql`(person.name_key, person.user_id) > (${after.nameKey}, ${after.userId}::uuid)`
  const parts = sourcesOf(roster).map(
    (source) =>
      sql`(${peopleOf(roster, source, behind)} order by person.name_key, person.user_id limit ${most})`,
  )
  const { rows } = await db.execute<PersonThen>(sql`
    select * from (${sql.join(parts, sql` union all `)}) as people
    order by name_key, user_id limit ${most}`)
  return rows
}

/** Every `step`-th person of a roster and the last one, each with their number. */
export async function numberPeopleThen(db: Db, roster: Roster, step: number): Promise<NumberedPerson[]> {
  const parts = sourcesOf(roster).map((source) => placesOf(roster, source))
  const { rows } = await db.execute<NumberedPerson>(sql`
    select * from (
      select *, (row_number() over (order by name_key, user_id))::int as number, count(*) over () as total
      from (${sql.join(parts, sql` union all `)}) as people
    ) as numbered
    where number % ${step} = 0 or number = total order by number`)
  return rows
}

/** Those who still have the name they had; and, where somebody was renamed, the others with their names of then. */
function sourcesOf({ accountId, names }: Roster): SQL[] {
  const { userIds } = names
  const own = sql`account_id = ${accountId}`
  if (userIds.length === 0) return [sql`(select * from users where ${own})`]
  const renamed = sql`${sql.param(userIds)}::uuid[]`
  return [
    sql`(select * from users where ${own} and user_id <> all(${renamed}))`,
    sql`(
      select account_id, user_id, earlier.name, earlier.name_key collate "C" as name_key, email, email_key, level, status,
        joined_at
      from users join unnest(${renamed}, ${sql.param(names.names)}::text[], ${sql.param(names.keys)}::text[])
        as earlier (user_id, name, name_key) using (user_id)
      where ${own}
    )`,
  ]
}

/** People with their seats of then. */
function peopleOf(roster: Roster, source: SQL, behind: SQL | undefined): SQL {
  return sql`
    select person.user_id, person.name, person.name_key, person.email, seat.level, seat.status
    from ${source} as person ${joinSeat(roster.to, sql`seat`)}
    where ${conditionsOf(roster, behind)}`
}

/** Where people stand. Their seats are looked at only where they decide who is meant: that takes most of the time. */
function placesOf(roster: Roster, source: SQL): SQL {
  const { to, status, level, where } = roster
  const needsSeat = Boolean(status?.length) || Boolean(level?.length) || where !== undefined
  return sql`
    select person.user_id, person.name_key
    from ${source} as person ${needsSeat ? joinSeat(to, sql`seat`) : sql``}
    where ${conditionsOf(roster, undefined)}`
}

function conditionsOf(roster: Roster, behind: SQL | undefined): SQL {
  const { to, search, status, level, caseId, where } = roster
  const conditions = [
    sql`person.joined_at < ${to.toISOString()}`,
    behind,
    search === undefined ? undefined : sql`searched_text(person.name_key, person.email_key) like ${search}`,
    status?.length ? sql`seat.status = any(${sql.param([...status])}::user_status[])` : undefined,
    level?.length ? sql`seat.level = any(${sql.param([...level])}::permission_level[])` : undefined,
    caseId === undefined ? undefined : sql`person.user_id = any(array(${peopleOnCase(roster, caseId)}))`,
    where,
  ].filter((condition) => condition !== undefined)
  return sql.join(conditions, sql` and `)
}

/**
 * Joins to each `person` the seat they had: the last change before the moment. Whoever was there before their first
 * recorded one (accounts that are older than billing) had that one; where there is none at all, nothing ever changed.
 */
export function joinSeat(to: Date, name: SQL): SQL {
  const changes = sql`select level, status from seat_changes
    where seat_changes.account_id = person.account_id and seat_changes.user_id = person.user_id`
  return sql`
    left join lateral (${changes} and at < ${to.toISOString()} order by seat_version desc limit 1) as ${name}_last on true
    left join lateral (${changes} order by seat_version limit 1) as ${name}_first on ${name}_last.level is null
    cross join lateral (
      select coalesce(${name}_last.level, ${name}_first.level, person.level) as level,
        coalesce(${name}_last.status, ${name}_first.status, person.status) as status
    ) as ${name}`
}

/** Who was on a case at a moment. */
export function peopleOnCase({ accountId, to }: Moment, caseId: string): SQL {
  return sql`
    select user_id from case_changes
    where account_id = ${accountId} and case_id = ${caseId} and at < ${to.toISOString()}
    group by user_id having ${isOn}`
}

/** Whether the changes of a group come to being on the case. */
export const isOn = sql`sum(case change when 'joined' then 1 else -1 end) > 0`
