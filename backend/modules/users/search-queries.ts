import { type SQL, sql } from 'drizzle-orm'
import type { UserSort } from '../../../shared/model/user.ts'
import type { Db } from '../../database/open.ts'
import { prepareOnce } from '../../database/prepare-once.ts'
import type { Direction, Position } from './cursor.ts'
import { fieldsOf, foundFields, type ListedUser, type Listing, type NumberedUser } from './listing.ts'
import type { Search } from './search.ts'
import { orderBy, ranksOf, sortFields } from './sort-orders.ts'

/** The first `count` matches of a search after a position. */
export async function findUsers(
  db: Db,
  { sort, direction, filter }: Listing,
  pattern: Search,
  after: Position | undefined,
  count: number,
): Promise<ListedUser[]> {
  const page = prepareOnce(db, `search ${sort} ${direction}`, (kept) =>
    buildPage(db, sort, direction).prepare(kept),
  )
  const values = after ? after.values.map(String) : null
  return page.execute({ pattern, ...ranksOf(filter), values, userId: after?.userId ?? null, count })
}

function buildPage(db: Db, sort: UserSort, direction: Direction) {
  const page = sql`${functionOf('find', sort, direction)}(${narrowed},
    ${sql.placeholder('values')}::text[], ${sql.placeholder('userId')}::uuid, ${sql.placeholder('count')}::integer)`
  return db
    .select({ ...foundFields, ...fieldsOf(sortFields(sort)) })
    .from(sql`${page} as users`)
    .orderBy(orderBy(sort, direction))
}

/** Every `step`-th match of a search and the last one, each with its number. */
export async function numberFoundUsers(
  db: Db,
  { sort, direction, filter }: Listing,
  pattern: Search,
  step: number,
): Promise<NumberedUser[]> {
  const numbered = prepareOnce(db, `search outline ${sort} ${direction}`, (kept) =>
    buildOutline(db, sort, direction).prepare(kept),
  )
  return numbered.execute({ pattern, ...ranksOf(filter), step })
}

function buildOutline(db: Db, sort: UserSort, direction: Direction) {
  const numbered = sql`${functionOf('number', sort, direction)}(${narrowed}, ${sql.placeholder('step')}::integer)`
  return db
    .select({ ...fieldsOf(sortFields(sort)), number: sql<number>`number` })
    .from(sql`${numbered} as users`)
    .orderBy(sql`number`)
}

const sortNames: Record<UserSort, string> = {
  name: 'name',
  email: 'email',
  level: 'level',
  status: 'status',
  cases: 'cases',
  openWork: 'open_work',
  lastActive: 'last_active',
  joined: 'joined',
}

function functionOf(verb: 'find' | 'number', sort: UserSort, direction: Direction): SQL {
  return sql.raw(`${verb}_users_by_${sortNames[sort]}${direction === 'desc' ? '_backwards' : ''}`)
}

/** What the functions begin with. */
const narrowed = sql`${sql.placeholder('pattern')}::text, ${sql.placeholder('levelRanks')}::smallint[],
  ${sql.placeholder('statusRanks')}::smallint[]`
