import { type SQL, sql } from 'drizzle-orm'
import type { UserSort } from '../../../shared/model/user.ts'
import type { Db } from '../../database/open.ts'
import { prepareOnce } from '../../database/prepare-once.ts'
import type { Direction, Position } from './cursor.ts'
import { foundFields, keyFields, type ListedUser, type Listing, type NumberedUser } from './listing.ts'
import type { Search } from './search.ts'
import { orderBy, ranksOf } from './sort-orders.ts'

/** The first `count` matches of a search after a position. */
export async function findUsers(
  db: Db,
  listing: Listing,
  search: Search,
  after: Position | undefined,
  count: number,
): Promise<ListedUser[]> {
  const { sort, direction, filter } = listing
  const page = prepareOnce(db, `search ${sort} ${direction}`, (kept) =>
    buildSearch(db, sort, direction).prepare(kept),
  )
  const values = after ? after.values.map(String) : null
  return page.execute({ ...search, ...ranksOf(filter), values, userId: after?.userId ?? null, count })
}

function buildSearch(db: Db, sort: UserSort, direction: Direction) {
  const page = sql`find_users(
    ${sql.placeholder('part')}::text, ${sql.placeholder('beginning')}::text, ${sql.placeholder('word')}::text,
    ${sql.placeholder('levelRanks')}::smallint[], ${sql.placeholder('statusRanks')}::smallint[],
    ${sql.raw(`'${sort}', ${direction === 'desc'}`)},
    ${sql.placeholder('values')}::text[], ${sql.placeholder('userId')}::uuid, ${sql.placeholder('count')}::integer
  )`
  return db
    .select({ ...foundFields, ...keyFields })
    .from(sql`${page} as users`)
    .orderBy(orderBy(sort, direction))
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

/** What the function begins with (see the migration "search"). */
function narrowed({ filter, sort, direction }: Listing, { part, beginning, word }: Search): SQL {
  const { levelRanks, statusRanks } = ranksOf(filter)
  return sql`${part}::text, ${beginning}::text, ${word}::text, ${sql.param(levelRanks)}::smallint[],
    ${sql.param(statusRanks)}::smallint[], ${sort}::text, ${direction === 'desc'}::boolean`
}
