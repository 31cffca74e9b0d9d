import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import type { UserSort } from '../../../shared/model/user.ts'
import type { Db } from '../../database/open.ts'
import { userCounts, users } from '../../database/tables/index.ts'
import type { Direction, Position } from './cursor.ts'
import { type ListedUser, type Listing, type NumberedUser, rowColumns } from './listing.ts'
import { comesAfter, matchesFilter, orderBy, sortFields } from './sort-orders.ts'

// Pages are read in these sizes, so that there are few statements to prepare; each is a page and the row behind it.
const USUAL_PAGE = 51
const LARGEST_PAGE = OUTLINE_STEP + 1

/** The first `count` users of a listing without a search, after a position. */
export async function selectUsers(
  db: Db,
  listing: Listing,
  after: Position | undefined,
  count: number,
): Promise<ListedUser[]> {
  const { sort, direction, accountId } = listing
  const values = after ? [...after.values, after.userId] : []
  const size = count <= USUAL_PAGE ? USUAL_PAGE : LARGEST_PAGE
  const filter = matchesFilter(listing.filter)
  const rows = filter
    ? await buildPage(
        db,
        sort,
        direction,
        and(eq(users.accountId, accountId), filter, comesAfter(sort, direction, values)),
        size,
      )
    : await preparePage(db, sort, direction, values.length, size).execute({ accountId, ...values })
  return rows.slice(0, count)
}

function buildPage(db: Db, sort: UserSort, direction: Direction, condition: SQL | undefined, size: number) {
  // The number stands in the statement itself: as a parameter it would be planned anew for every page.
  const limit = sql.raw(`limit ${size}`)
  return db
    .select({ ...rowColumns, ...sortFields(sort) })
    .from(users)
    .where(condition)
    .orderBy(sql`${orderBy(sort, direction)} ${limit}`)
}

type Page = ReturnType<ReturnType<typeof buildPage>['prepare']>
const prepared = new WeakMap<Db, Map<string, Page>>()

/** A page without a filter, prepared once on every connection: most of its time would be spent on planning it. */
function preparePage(db: Db, sort: UserSort, direction: Direction, values: number, size: number): Page {
  const known = prepared.get(db) ?? new Map<string, Page>()
  prepared.set(db, known)
  const name = `users by ${sort} ${direction} ${values === 0 ? 'first' : 'after'} ${size}`
  const page =
    known.get(name) ??
    buildPage(
      db,
      sort,
      direction,
      and(
        eq(users.accountId, sql.placeholder('accountId')),
        comesAfter(
          sort,
          direction,
          Array.from({ length: values }, (_, index) => sql.placeholder(String(index))),
        ),
      ),
      size,
    ).prepare(name)
  known.set(name, page)
  return page
}

/** Every `step`-th user of a listing without a search, in one pass over the index of its order. */
export async function numberUsers(db: Db, listing: Listing, step: number): Promise<NumberedUser[]> {
  const order = orderBy(listing.sort, listing.direction)
  const numbered = db
    .select({
      ...sortFields(listing.sort),
      number: sql<number>`(row_number() over (order by ${order}))::int`.as('number'),
    })
    .from(users)
    .where(inListing(listing))
    .as('numbered')
  return db.select().from(numbered).where(sql`${numbered.number} % ${step} = 0`).orderBy(numbered.number)
}

/** How many users a listing without a search has, from the counters. */
export async function countListed(db: Db, { accountId, filter }: Listing): Promise<number> {
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
