import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { id } from '../../../shared/model/primitives.ts'
import { type RosterChange, type RosterChangeKind, rosterChangeKinds } from '../../../shared/model/roster.ts'
import type { UserStatus } from '../../../shared/model/user.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Db } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import { type PastDay, requirePastDay } from './days.ts'
import { type NamesThen, readCaseNamesThen, readNamesThen } from './names-then.ts'
import { joinSeat } from './people-then.ts'

const text = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const place = z.tuple([z.literal('difference'), text, id, z.int().min(0).max(9), text, id.nullable()])

interface ChangeRow extends Record<string, unknown> {
  user_id: string
  name: string
  name_key: string
  email: string
  level: Level
  status: UserStatus
  level_before: Level | null
  kind: RosterChangeKind
  rank: number
  case_id: string | null
  number: string | null
  number_order: string
  case_name: string | null
  /** Of all changes, with the first page. */
  counts?: CountByKind | null
}

type CountByKind = Partial<Record<RosterChangeKind, number>>

/** How many changes there are of each kind. */
const countedByKind = sql`
  select json_object_agg(kind, number) from (select kind, count(*) as number from changes group by kind) as counted`

/** Which differences, between the ends of which days. */
export interface Difference {
  from: PastDay
  to: PastDay
  kind: readonly RosterChangeKind[] | undefined
}

/** What is different at the end of a later day, one page by person. */
export async function listDifference(
  scope: ReadScope,
  { cursor, limit, ...asked }: Parsed<'roster.difference'>,
): Promise<Output<'roster.difference'>> {
  const after = cursor === undefined ? undefined : readCursor(place, cursor)
  const { db } = scope
  const difference = await readDifference(scope, asked)
  const rows = await selectChanges(db, difference, after?.slice(1), limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await describeChanges(db, difference, page),
    next: last && rows.length > limit ? writePlace(last) : null,
    counts:
      after === undefined ? describeCounts(rows[0]?.counts ?? (await countChanges(db, difference))) : null,
  }
}

/** The two days that are asked about; refuses what is no difference. */
export async function readDifference(
  scope: ReadScope,
  { from, to, kind }: Parsed<'roster.exportDifference'>,
): Promise<Difference> {
  const days = { from: await requirePastDay(scope, from), to: await requirePastDay(scope, to) }
  if (from >= to) throw new AppError('roster.days-reversed')
  return { ...days, kind: kind?.length ? kind : undefined }
}

/** The first `most` differences after a place. */
export async function selectChanges(
  db: Db,
  difference: Difference,
  after: readonly unknown[] | undefined,
  most: number,
): Promise<ChangeRow[]> {
  const names = await readNamesThen(db, difference.to)
  const { kind } = difference
  const conditions = [
    kind && sql`kind = any(${sql.param([...kind])}::text[])`,
    after &&
      sql`(name_key, user_id, rank, number_order, coalesce(case_id, user_id)) > (
        ${after[0]}, ${after[1]}::uuid, ${after[2]}::int, ${after[3]}, coalesce(${after[4]}::uuid, ${after[1]}::uuid))`,
  ].filter((condition) => condition !== undefined)
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } = await db.execute<ChangeRow>(sql`
    with ${changesBetween(difference)}
    select *${after === undefined ? sql`, (${countedByKind}) as counts` : sql``} from (
      select changes.*, person.email, coalesce(renamed.name, person.name) as name,
        coalesce(renamed.name_key collate "C", person.name_key) as name_key, number,
        coalesce(number_order, '') as number_order, cases.name as case_name
      from (
        select *, array_position(${sql.param([...rosterChangeKinds])}::text[], kind) as rank from changes
      ) as changes
      join users as person on person.account_id = ${difference.to.accountId} and person.user_id = changes.user_id
      left join ${renamedThen(names)} on renamed.user_id = changes.user_id
      left join cases on cases.account_id = person.account_id and cases.case_id = changes.case_id
    ) as named
    ${where}
    order by name_key, user_id, rank, number_order, coalesce(case_id, user_id) limit ${most}`)
  return rows
}

/** Where no row is on the first page, there is none to carry the numbers. */
async function countChanges(db: Db, difference: Difference): Promise<CountByKind> {
  const { rows } = await db.execute<{ counts: CountByKind | null }>(
    sql`with ${changesBetween(difference)} select (${countedByKind}) as counts`,
  )
  return rows[0]?.counts ?? {}
}

function describeCounts(counts: CountByKind) {
  return rosterChangeKinds.map((kind) => ({ kind, count: counts[kind] ?? 0 }))
}

/** Differences as they are told, with the names that cases had at the end of the later day. */
export async function describeChanges(
  db: Db,
  { to }: Difference,
  rows: readonly ChangeRow[],
): Promise<RosterChange[]> {
  const caseIds = new Set(rows.flatMap(({ case_id }) => case_id ?? []))
  const renamed = await readCaseNamesThen(db, to, [...caseIds])
  return rows.map((row) => {
    const { kind, user_id: userId, name, email, level, status, level_before: levelBefore } = row
    const caseId = row.case_id
    const named = caseId !== null && {
      caseId,
      number: row.number ?? '',
      name: row.case_name ?? '',
    }
    return {
      kind,
      userId,
      name,
      email,
      level,
      status,
      levelBefore,
      case: named ? (renamed.get(named.caseId) ?? named) : null,
    }
  })
}

function writePlace(row: ChangeRow): string {
  return writeCursor(['difference', row.name_key, row.user_id, row.rank, row.number_order, row.case_id])
}

function renamedThen({ userIds, names, keys }: NamesThen): SQL {
  return sql`unnest(${sql.param(userIds)}::uuid[], ${sql.param(names)}::text[], ${sql.param(keys)}::text[])
    as renamed (user_id, name, name_key)`
}

/**
 * Only people and cases with an event between the two moments can differ; how they stood at both is compared. Whoever
 * joined between them is new as they are at the end: their level and status before do not exist.
 */
function changesBetween({ from, to }: Difference): SQL {
  const { accountId } = to
  const [begin, end] = [from.to.toISOString(), to.to.toISOString()]
  const between = sql`account_id = ${accountId} and at >= ${begin} and at < ${end}`
  return sql`
    touched as materialized (
      select user_id from seat_changes where ${between}
      union select user_id from users
        where account_id = ${accountId} and joined_at >= ${begin} and joined_at < ${end}
    ),
    moved as materialized (
      select user_id, case_id, sum(case change when 'joined' then 1 else -1 end) as net from case_changes
      where ${between} group by user_id, case_id having sum(case change when 'joined' then 1 else -1 end) <> 0
    ),
    seats as materialized (
      select person.user_id, person.joined_at >= ${begin} as is_new, seat.level, seat.status,
        before.level as level_before, before.status as status_before
      from (select user_id from touched union select user_id from moved) as concerned
      join users as person on person.account_id = ${accountId} and person.user_id = concerned.user_id
      ${joinSeat(to.to, sql`seat`)} ${joinSeat(from.to, sql`before`)}
      where person.joined_at < ${end}
    ),
    changes as (
      select user_id, level, status, null::permission_level as level_before, 'joined' as kind, null::uuid as case_id
      from seats where is_new
      union all
      select user_id, level, status, null, case status when 'active' then 'reactivated' else 'deactivated' end, null
      from seats where not is_new and status <> status_before
      union all
      select user_id, level, status, level_before, 'level-changed', null
      from seats where not is_new and level <> level_before
      union all
      select user_id, level, status, null, case when net > 0 then 'joined-case' else 'left-case' end, case_id
      from moved join seats using (user_id)
    )`
}
