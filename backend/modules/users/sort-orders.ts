import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type UserSort, type UserStatus, userStatuses } from '../../../shared/model/user.ts'
import { type Level, levels } from '../../../shared/rules/levels.ts'
import { users } from '../../database/tables/index.ts'
import type { Direction, Position } from './cursor.ts'

/** What a list is narrowed to, besides a search. */
export interface Filter {
  status?: UserStatus[] | undefined
  level?: Level[] | undefined
}

type KeyRow = Pick<
  typeof users.$inferSelect,
  'userId' | 'nameKey' | 'emailKey' | 'levelRank' | 'statusRank' | 'lastActiveAt' | 'joinedAt'
>

interface SortOrder {
  columns: readonly PgColumn[]
  valuesOf(row: KeyRow): Position['values']
}

/** Each ends with the id, so that no two rows are equal; each has an index that begins with the account. */
const sortOrders: Record<UserSort, SortOrder> = {
  name: { columns: [users.nameKey], valuesOf: (row) => [row.nameKey] },
  email: { columns: [users.emailKey], valuesOf: (row) => [row.emailKey] },
  level: { columns: [users.levelRank, users.nameKey], valuesOf: (row) => [row.levelRank, row.nameKey] },
  status: { columns: [users.statusRank, users.nameKey], valuesOf: (row) => [row.statusRank, row.nameKey] },
  lastActive: { columns: [users.lastActiveAt], valuesOf: (row) => [row.lastActiveAt.toISOString()] },
  joined: { columns: [users.joinedAt], valuesOf: (row) => [row.joinedAt.toISOString()] },
}

/** The columns of a sort order with the id at its end. */
export function sortColumns(sort: UserSort): readonly PgColumn[] {
  return [...sortOrders[sort].columns, users.userId]
}

/** `order by` of a sort order; backwards, every column turns, so that one index serves both directions. */
export function orderBy(sort: UserSort, direction: Direction): SQL {
  const turn = direction === 'asc' ? sql`asc` : sql`desc`
  return sql.join(
    sortColumns(sort).map((column) => sql`${column} ${turn}`),
    sql`, `,
  )
}

/** Rows that come after a position. */
export function comesAfter(sort: UserSort, direction: Direction, position: Position): SQL {
  const left = sql.join(
    sortColumns(sort).map((column) => sql`${column}`),
    sql`, `,
  )
  const right = sql.join(
    [...position.values, position.userId].map((value) => sql`${value}`),
    sql`, `,
  )
  return direction === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** The position just behind a row. */
export function positionOf(sort: UserSort, row: KeyRow): Position {
  return { values: sortOrders[sort].valuesOf(row), userId: row.userId }
}

/** The filter as a condition; an empty list of choices narrows nothing. */
export function matchesFilter({ status, level }: Filter): SQL | undefined {
  return and(
    isOneOf(users.statusRank, status?.map((chosen) => userStatuses.indexOf(chosen)) ?? []),
    isOneOf(users.levelRank, level?.map((chosen) => levels.indexOf(chosen)) ?? []),
  )
}

function isOneOf(column: PgColumn, chosen: readonly number[]): SQL | undefined {
  const [only, ...others] = [...new Set(chosen)]
  if (only === undefined) return undefined
  return others.length === 0 ? eq(column, only) : inArray(column, [only, ...others])
}
