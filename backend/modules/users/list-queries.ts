import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import type { Db } from '../../database/open.ts'
import { prepareOnce } from '../../database/prepare-once.ts'
import { userCounts, users } from '../../database/tables/index.ts'
import type { Position } from './cursor.ts'
import { type ListedUser, type Listing, type NumberedUser, rowColumns } from './listing.ts'
import { comesAfter, matchesFilter, orderBy, ranksOf, sortFields } from './sort-orders.ts'

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
  const values = after ? [...after.values, after.userId] : []
  const size = count <= USUAL_PAGE ? USUAL_PAGE : LARGEST_PAGE
  const name = `users ${nameOf(listing)} ${values.length} ${size}`
  const page = prepareOnce(db, name, (kept) => buildPage(db, listing, values.length, size).prepare(kept))
  const rows = await page.execute({ accountId: listing.accountId, ...values })
  return rows.slice(0, count)
}

/** What the text of a page depends on. */
function nameOf({ sort, direction, filter }: Listing): string {
  const { levelRanks, statusRanks } = ranksOf(filter)
  return `${sort} ${direction} level ${levelRanks?.join('') ?? 'any'} status ${statusRanks?.join('') ?? 'any'}`
}

function buildPage(db: Db, { sort, direction, filter }: Listing, values: number, size: number) {
  const after = Array.from({ length: values }, (_, index) => sql.placeholder(String(index)))
  // The number stands in the statement itself: as a parameter it would be planned anew for every page.
  const limit = sql.raw(`limit ${size}`)
  return db
    .select({ ...rowColumns, ...sortFields(sort) })
    .from(users)
    .where(
      and(
        eq(users.accountId, sql.placeholder('accountId')),
        matchesFilter(filter),
        comesAfter(sort, direction, after),
      ),
    )
    .orderBy(sql`${orderBy(sort, direction)} ${limit}`)
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
