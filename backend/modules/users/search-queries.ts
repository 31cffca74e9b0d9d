import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../database/open.ts'
import type { Position } from './cursor.ts'
import { keyFields, type Listing, type NumberedUser, type StoredUser, userFields } from './listing.ts'
import type { Search } from './search.ts'
import { orderBy, ranksOf } from './sort-orders.ts'

/** The first `count` matches of a search after a position. */
export async function findUsers(
  db: Db,
  listing: Listing,
  search: Search,
  after: Position | undefined,
  count: number,
): Promise<StoredUser[]> {
  const { sort, direction } = listing
  const values = sql.param(after ? after.values.map(String) : null)
  const page = sql`find_users(${narrowed(listing, search)}, ${values}::text[], ${after?.userId ?? null}::uuid, ${count})`
  return db.select(userFields).from(sql`${page} as users`).orderBy(orderBy(sort, direction))
}

/** Every `step`-th match of a search and the last one, each with its number. */
export async function numberFoundUsers(
  db: Db,
  listing: Listing,
  search: Search,
  step: number,
): Promise<NumberedUser[]> {
  const numbered = sql`number_users(${narrowed(listing, search)}, ${step})`
  return db
    .select({ ...keyFields, number: sql<number>`number` })
    .from(sql`${numbered} as users`)
    .orderBy(sql`number`)
}

/** The arguments that both functions begin with (see the migration "search"). */
function narrowed({ filter, sort, direction }: Listing, { part, beginning, word }: Search): SQL {
  const { levelRanks, statusRanks } = ranksOf(filter)
  return sql`${part}::text, ${beginning}::text, ${word}::text, ${sql.param(levelRanks)}::smallint[],
    ${sql.param(statusRanks)}::smallint[], ${sort}::text, ${direction === 'desc'}::boolean`
}
