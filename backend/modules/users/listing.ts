import { type GetColumnData, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { UserSort } from '../../../shared/model/user.ts'
import { users } from '../../database/tables/index.ts'
import type { Direction } from './cursor.ts'
import type { Search } from './search.ts'
import type { Filter, SortedRow } from './sort-orders.ts'

export type StoredUser = typeof users.$inferSelect

/** Which users, in which order. */
export interface Listing {
  accountId: string
  filter: Filter
  /** Only those who are listed on this case. */
  caseId?: string | undefined
  search: Search | undefined
  sort: UserSort
  direction: Direction
}

/** A row's sort values and its number in a listing, beginning with 1. */
export type NumberedUser = SortedRow & { number: number }

/** The columns of a row of the Users page. */
export const rowColumns = {
  userId: users.userId,
  name: users.name,
  email: users.email,
  level: users.level,
  status: users.status,
  statusSince: users.statusSince,
  lastActiveAt: users.lastActiveAt,
  joinedAt: users.joinedAt,
  caseCount: users.caseCount,
  openWork: users.openWork,
  version: users.version,
}

/** What a row of the Users page is made from, with the columns of the order it was read in. */
export type ListedUser = Pick<StoredUser, keyof typeof rowColumns> & SortedRow

/** The same, of what a search found. */
export const foundFields = fieldsOf(rowColumns)

type Fields<C extends Record<string, PgColumn>> = { [K in keyof C]: SQL<GetColumnData<C[K]>> }

/** Columns by their names alone, for selecting from something else that is called `users`. */
export function fieldsOf<C extends Record<string, PgColumn>>(columns: C): Fields<C> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sql`${column}`.mapWith(column)]),
  ) as Fields<C>
}
