import { and, eq, type GetColumnData, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { UserSort } from '../../../shared/model/user.ts'
import type { Db } from '../../database/open.ts'
import { userCounts, users } from '../../database/tables/index.ts'
import type { Direction, Position } from './cursor.ts'
import type { Search } from './search.ts'
import { comesAfter, type Filter, matchesFilter, orderBy, positionOf } from './sort-orders.ts'

export type StoredUser = typeof users.$inferSelect

/** Which users, in which order. */
export interface Listing {
  accountId: string
  filter: Filter
  search: Search | undefined
  sort: UserSort
  direction: Direction
}

// Up to this many matches are fetched through the trigram index and sorted; with more, walking the sort order and
// skipping what does not match reaches a page sooner.
const MOST_SORTED = 3000

const columns = fieldsOf(getTableColumns(users))
const { userId, nameKey, emailKey, levelRank, statusRank, lastActiveAt, joinedAt } = columns
const keyColumns = { userId, nameKey, emailKey, levelRank, statusRank, lastActiveAt, joinedAt }

/** The first `count` users of a listing after a position. */
export async function selectUsers(
  db: Db,
  listing: Listing,
  after: Position | undefined,
  count: number,
): Promise<StoredUser[]> {
  const { search, sort, direction } = listing
  const narrowed = and(inListing(listing), after && comesAfter(sort, direction, after))
  const order = orderBy(sort, direction)
  if (search) {
    const page = sql`select * from found as users where ${narrowed} order by ${order} limit ${count}`
    const rows = await withFound(db, search)
      .select({ ...columns, found: sql<number>`counted.found` })
      .from(countFound)
      .leftJoin(sql`lateral (${page}) as users`, sql`true`)
    const matches = unlessTooMany(rows)
    if (matches) return matches
  }
  return db.select().from(users).where(and(narrowed, search?.condition)).orderBy(order).limit(count)
}

/** How many users a listing has, and the positions behind every `step`-th of them, in one pass over an index. */
export async function selectOutline(
  db: Db,
  listing: Listing,
  step: number,
): Promise<{ total: number; positions: Position[] }> {
  const { search, sort } = listing
  const everyStep = sql`number % ${step} = 0`
  if (!search) {
    const total = await countUsers(db, listing)
    const rows =
      total > step ? await selectNumbered(db, numberRows(listing, sql`users`, sql`0`), everyStep) : []
    return { total, positions: rows.map((row) => positionOf(sort, row)) }
  }
  const rows = await selectNumberedFound(db, listing, search, sql`${everyStep} or number = total`)
  return {
    total: rows.at(-1)?.number ?? 0,
    positions: rows.filter((row) => row.number % step === 0).map((row) => positionOf(sort, row)),
  }
}

function selectNumbered(db: Db, numbered: SQL, marked: SQL) {
  return db
    .select({ ...keyColumns, number: sql<number>`number` })
    .from(sql`(${numbered}) as users`)
    .where(marked)
    .orderBy(sql`number`)
}

async function selectNumberedFound(db: Db, listing: Listing, search: Search, marked: SQL) {
  const total = sql`count(*) over ()`
  const numbered = numberRows(listing, sql`found as users`, total)
  const few = await withFound(db, search)
    .select({ ...keyColumns, number: sql<number>`number`, found: sql<number>`counted.found` })
    .from(countFound)
    .leftJoin(sql`lateral (select * from (${numbered}) as users where ${marked}) as users`, sql`true`)
    .orderBy(sql`number`)
  return (
    unlessTooMany(few) ?? selectNumbered(db, numberRows(listing, sql`users`, total, search.condition), marked)
  )
}

function numberRows(listing: Listing, source: SQL, total: SQL, condition?: SQL): SQL {
  const selected = sql.join(Object.values(keyColumns), sql`, `)
  const order = orderBy(listing.sort, listing.direction)
  return sql`select ${selected}, (row_number() over (order by ${order}))::int as number, ${total} as total
    from ${source} where ${and(inListing(listing), condition)}`
}

async function countUsers(db: Db, { accountId, filter }: Listing): Promise<number> {
  const [counted] = await db
    .select({ total: sql<number>`coalesce(sum(${userCounts.count}), 0)::int` })
    .from(userCounts)
    .where(
      and(
        eq(userCounts.accountId, accountId),
        filter.status?.length ? inArray(userCounts.status, filter.status) : undefined,
        filter.level?.length ? inArray(userCounts.level, filter.level) : undefined,
      ),
    )
  return counted?.total ?? 0
}

function inListing({ accountId, filter }: Listing): SQL | undefined {
  return and(eq(users.accountId, accountId), matchesFilter(filter))
}

const countFound = sql`(select count(*)::int as found from found) as counted`

function withFound(db: Db, search: Search) {
  const found = db.$with('found', {}).as(sql`select * from ${search.find(MOST_SORTED + 1)}`)
  return db.with(found)
}

/** The rows of an outer join with what was found; null when too many were found to be all there. */
function unlessTooMany<R extends { found: number; userId: string }>(rows: R[]): R[] | null {
  const [first] = rows
  if (!first || first.found > MOST_SORTED) return null
  return first.userId === null ? [] : rows
}

type Fields<C extends Record<string, PgColumn>> = { [K in keyof C]: SQL<GetColumnData<C[K]>> }

/** Columns as expressions, for selecting from a subquery that is called like their table. */
function fieldsOf<C extends Record<string, PgColumn>>(from: C): Fields<C> {
  return Object.fromEntries(
    Object.entries(from).map(([name, column]) => [name, sql`${column}`.mapWith(column)]),
  ) as Fields<C>
}
