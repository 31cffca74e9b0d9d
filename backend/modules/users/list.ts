import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../shared/contract/users.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import type { Db } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import { decodeCursor, encodeCursor, type Position } from './cursor.ts'
import { countListed, numberUsers, selectUsers } from './list-queries.ts'
import type { ListedUser, Listing, NumberedUser } from './listing.ts'
import { numberUsersOnCase, selectUsersOnCase } from './on-case-queries.ts'
import { readSearch } from './search.ts'
import { findUsers, numberFoundUsers } from './search-queries.ts'
import { positionOf } from './sort-orders.ts'

/** One page of users; one row more is read to know whether another page follows. */
export async function listUsers(
  { db, actor }: ReadScope,
  input: Parsed<'users.list'>,
): Promise<Output<'users.list'>> {
  const { sort, direction, limit } = input
  const after = input.cursor === undefined ? undefined : decodeCursor(sort, direction, input.cursor)
  const rows = await readPage(db, readListing(actor.accountId, input), after, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toUserRow),
    next: last && rows.length > limit ? encodeCursor(sort, direction, positionOf(sort, last)) : null,
  }
}

/** The total of a list and the cursors by which it can be entered anywhere. */
export async function outlineUsers(
  { db, actor }: ReadScope,
  input: Parsed<'users.outline'>,
): Promise<Output<'users.outline'>> {
  const { sort, direction } = input
  const { total, rows } = await outline(db, readListing(actor.accountId, input))
  const entered = rows.filter(({ number }) => number % OUTLINE_STEP === 0 && number < total)
  return { total, starts: entered.map((row) => encodeCursor(sort, direction, positionOf(sort, row))) }
}

/** The first `count` users of a listing after a position. */
export function readPage(
  db: Db,
  listing: Listing,
  after: Position | undefined,
  count: number,
): Promise<ListedUser[]> {
  if (listing.caseId !== undefined) return selectUsersOnCase(db, listing, listing.caseId, after, count)
  if (listing.search) return findUsers(db, listing, listing.search, after, count)
  return selectUsers(db, listing, after, count)
}

/** How many users a listing has, and every so manieth of them. */
export async function outline(db: Db, listing: Listing): Promise<{ total: number; rows: NumberedUser[] }> {
  if (listing.caseId !== undefined) {
    const rows = await numberUsersOnCase(db, listing, listing.caseId, OUTLINE_STEP)
    return { total: rows.at(-1)?.number ?? 0, rows }
  }
  if (listing.search) {
    const rows = await numberFoundUsers(db, listing, listing.search, OUTLINE_STEP)
    return { total: rows.at(-1)?.number ?? 0, rows }
  }
  const total = await countListed(db, listing)
  return { total, rows: total > OUTLINE_STEP ? await numberUsers(db, listing, OUTLINE_STEP) : [] }
}

/** What a list was asked for. */
export function readListing(accountId: string, input: Parsed<'users.outline'>): Listing {
  const { q, status, level, caseId, sort, direction } = input
  return { accountId, filter: { status, level }, caseId, search: readSearch(q), sort, direction }
}

/** A stored user as a row of the Users page. */
export function toUserRow(user: ListedUser): UserRow {
  return {
    userId: user.userId,
    name: user.name,
    email: user.email,
    level: user.level,
    status: user.status,
    statusSince: user.statusSince.toISOString(),
    lastActiveAt: user.lastActiveAt.toISOString(),
    joinedAt: user.joinedAt.toISOString(),
    caseCount: user.caseCount,
    openWork: user.openWork,
    version: user.version,
  }
}
