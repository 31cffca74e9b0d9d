import { and, type SQL, sql } from 'drizzle-orm'
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

const { userId, nameKey, emailKey, levelRank, statusRank, lastActiveAt, joinedAt, caseCount, openWork } =
  users

/** Each ends with the id, so that no two rows are equal; each has an index that begins with the account. */
const sortOrders = {
  name: { nameKey, userId },
  email: { emailKey, userId },
  level: { levelRank, nameKey, userId },
  status: { statusRank, nameKey, userId },
  cases: { caseCount, nameKey, userId },
  openWork: { openWork, nameKey, userId },
  lastActive: { lastActiveAt, userId },
  joined: { joinedAt, userId },
} as const satisfies Record<UserSort, Record<string, PgColumn>>

/** A row with at least the columns of a sort order. */
export type SortedRow = { userId: string } & Partial<
  Record<'nameKey' | 'emailKey', string> &
    Record<'levelRank' | 'statusRank' | 'caseCount' | 'openWork', number> &
    Record<'lastActiveAt' | 'joinedAt', Date>
>

/** The columns of a sort order by name, the id last. */
export function sortFields(sort: UserSort): Record<string, PgColumn> & { userId: typeof userId } {
  return sortOrders[sort]
}

/** `order by` of a sort order; backwards, every column turns, so that one index serves both directions. */
export function orderBy(sort: UserSort, direction: Direction): SQL {
  const turn = direction === 'asc' ? sql`asc` : sql`desc`
  return sql.join(
    Object.values(sortOrders[sort]).map((column) => sql`${column} ${turn}`),
    sql`, `,
  )
}

/** Rows that come after the one with these sort values and id; all rows when there are none. */
export function comesAfter(
  sort: UserSort,
  direction: Direction,
  values: readonly unknown[],
): SQL | undefined {
  if (values.length === 0) return undefined
  const left = sql.join(Object.values(sortOrders[sort]), sql`, `)
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
  return direction === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** The position just behind a row. */
export function positionOf(sort: UserSort, row: SortedRow): Position {
  const columns = Object.keys(sortOrders[sort]) as (keyof SortedRow)[]
  const values = columns.slice(0, -1).map((column) => {
    const value = row[column] ?? ''
    return value instanceof Date ? value.toISOString() : value
  })
  return { values, userId: row.userId }
}

/** The filter as a condition; an empty list of choices narrows nothing. */
export function matchesFilter(filter: Filter): SQL | undefined {
  const { levelRanks, statusRanks } = ranksOf(filter)
  return and(isOneOf(statusRank, statusRanks), isOneOf(levelRank, levelRanks))
}

/** The filter as ranks, each once and in order; null where it narrows nothing. */
export function ranksOf({ level, status }: Filter): {
  levelRanks: number[] | null
  statusRanks: number[] | null
} {
  return {
    levelRanks: rankAll(level, levels),
    statusRanks: rankAll(status, userStatuses),
  }
}

function rankAll<T>(chosen: readonly T[] | undefined, all: readonly T[]): number[] | null {
  if (!chosen?.length) return null
  return all.flatMap((one, rank) => (chosen.includes(one) ? [rank] : []))
}

// Ranks stand in the statement itself: its plan depends on how many users have them.
function isOneOf(column: PgColumn, ranks: number[] | null): SQL | undefined {
  if (ranks === null) return undefined
  const listed = sql.raw(ranks.map((rank) => `${rank}::smallint`).join(', '))
  return ranks.length === 1 ? sql`${column} = ${listed}` : sql`${column} in (${listed})`
}
