import { and, desc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import type { ActivityFilter, Position } from './filter.ts'
import { eventColumns, type StoredEvent } from './stored-event.ts'

// So many of the newest events are looked at for a search before the index of the names is asked: where many match, it
// would have to go through all of them.
const LOOKED_AT = 4000

// Up to so many matches of a search are counted.
const MOST_COUNTED = 20_000

const newestFirst = sql`at desc, sequence desc`

/** The numbers of the first `most` events of a filter, newest first. */
export async function selectNumbers(db: Queryable, filter: ActivityFilter, most: number): Promise<number[]> {
  const { search } = filter
  if (search === undefined) return numbersOf(await selectPlaces(db, filter, most))
  const looked = await selectPlaces(db, filter, LOOKED_AT)
  const near = await keepMatches(db, filter, search, numbersOf(looked), most)
  const last = looked.at(-1)
  if (near.length === most || !last || looked.length < LOOKED_AT) return near
  const behind = { ...filter, before: last }
  return [...near, ...(await findMatches(db, behind, search, most - near.length))]
}

/** How many events a filter has; null where a search finds very many. */
export async function countEvents(db: Queryable, filter: ActivityFilter): Promise<number | null> {
  const { accountId, search } = filter
  if (search === undefined) {
    const counts = branchesOf(filter).map(
      (branch) => sql`(select count(*) from ${activity} where ${inBranch(filter, branch)})`,
    )
    const { rows } = await db.execute<{ total: string }>(sql`select ${sql.join(counts, sql` + `)} as total`)
    return Number(rows[0]?.total)
  }
  const looked = await selectPlaces(db, filter, LOOKED_AT)
  if (looked.length < LOOKED_AT) {
    const { rows } = await db.execute<{ total: string }>(
      sql`select count(*) as total from ${activity} where ${matching(accountId, search, numbersOf(looked))}`,
    )
    return Number(rows[0]?.total)
  }
  const { rows } = await db.execute<{ total: string | null }>(
    sql`select count_activity(${searchIn(filter, search)}, ${MOST_COUNTED}::integer) as total`,
  )
  const total = rows[0]?.total ?? null
  return total === null ? null : Number(total)
}

/** Events by their numbers, newest first. */
export function selectEvents(
  db: Queryable,
  accountId: string,
  numbers: readonly number[],
): Promise<StoredEvent[]> {
  return db
    .select(eventColumns)
    .from(activity)
    .where(and(eq(activity.accountId, accountId), isOneOf(numbers)))
    .orderBy(desc(activity.at), desc(activity.sequence))
}

/** The places of the first events, from the indexes alone: each way to be meant is one stretch of an index. */
async function selectPlaces(db: Queryable, filter: ActivityFilter, most: number): Promise<Position[]> {
  const parts = branchesOf(filter).map(
    (branch) => sql`(
      select at, sequence from ${activity} where ${inBranch(filter, branch)} order by ${newestFirst} limit ${most}
    )`,
  )
  const { rows } = await db.execute<{ at: string; sequence: string }>(sql`
    select at, sequence from (${sql.join(parts, sql` union all `)}) as places
    order by ${newestFirst} limit ${most}`)
  return rows.map(({ at, sequence }) => ({ at: new Date(at).toISOString(), number: Number(sequence) }))
}

/** Somebody is meant as the one who did it, or as the one it was about; a noun is one by itself. */
function branchesOf({ person, nouns }: ActivityFilter): (SQL | undefined)[] {
  const ofNouns = nouns && inArray(activity.noun, [...nouns])
  if (!person) return nouns ? nouns.map((noun) => eq(activity.noun, noun)) : [undefined]
  const { userId, subjectIds } = person
  return [
    and(eq(activity.actorId, userId), ofNouns),
    ...subjectIds.map((subjectId) =>
      and(
        eq(activity.subjectId, subjectId),
        sql`${activity.actorId} is distinct from ${userId}::uuid`,
        ofNouns,
      ),
    ),
  ]
}

function inBranch({ accountId, from, before }: ActivityFilter, branch: SQL | undefined): SQL | undefined {
  return and(
    eq(activity.accountId, accountId),
    branch,
    gte(activity.at, sql`${from}::timestamptz`),
    sql`(${activity.at}, ${activity.sequence}) < (${before.at}::timestamptz, ${before.number}::bigint)`,
  )
}

async function keepMatches(
  db: Queryable,
  { accountId }: ActivityFilter,
  search: string,
  numbers: readonly number[],
  most: number,
): Promise<number[]> {
  const { rows } = await db.execute<{ sequence: string }>(sql`
    select sequence from ${activity} where ${matching(accountId, search, numbers)}
    order by ${newestFirst} limit ${most}`)
  return rows.map(({ sequence }) => Number(sequence))
}

async function findMatches(
  db: Queryable,
  filter: ActivityFilter,
  search: string,
  most: number,
): Promise<number[]> {
  const { rows } = await db.execute<{ sequence: string }>(
    sql`select sequence from find_activity(${searchIn(filter, search)}, ${most}::integer) as sequence`,
  )
  return rows.map(({ sequence }) => Number(sequence))
}

/** What the functions over the index of the names begin with (see the migration "activity reads"). */
function searchIn({ person, nouns, from, before }: ActivityFilter, search: string): SQL {
  const subjects = person ? sql.param([...person.subjectIds]) : sql`null`
  return sql`lower(${search}), ${person?.userId ?? null}::uuid, ${subjects}::uuid[],
    ${nouns ? sql.param([...nouns]) : sql`null`}::text[], ${from}::timestamptz, ${before.at}::timestamptz,
    ${before.number}::bigint`
}

function matching(accountId: string, search: string, numbers: readonly number[]): SQL | undefined {
  return and(
    eq(activity.accountId, accountId),
    isOneOf(numbers),
    sql`${activity.searched} like lower(${search})`,
  )
}

function isOneOf(numbers: readonly number[]): SQL {
  return sql`${activity.sequence} = any(${sql.param([...numbers])}::bigint[])`
}

function numbersOf(places: readonly Position[]): number[] {
  return places.map(({ number }) => number)
}
