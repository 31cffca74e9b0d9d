import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../database/open.ts'
import { userCounts, users } from '../../database/tables/index.ts'
import type { Position } from './cursor.ts'
import type { Listing, NumberedUser, StoredUser } from './listing.ts'
import { comesAfter, matchesFilter, orderBy, sortFields } from './sort-orders.ts'

/** The first `count` users of a listing without a search, after a position. */
export async function selectUsers(
  db: Db,
  listing: Listing,
  after: Position | undefined,
  count: number,
): Promise<StoredUser[]> {
  const { sort, direction } = listing
  return db
    .select()
    .from(users)
    .where(and(inListing(listing), after && comesAfter(sort, direction, after)))
    .orderBy(orderBy(sort, direction))
    .limit(count)
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
