import { inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { type CaseSort, type CaseStatus, caseStatuses } from '../../../shared/model/case.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import { cases } from '../../database/tables/index.ts'

export type Direction = 'asc' | 'desc'

const { caseId, numberOrder, nameKey, statusRank, openedAt } = cases

/** Each ends with the id, so that no two rows are equal; each has an index that begins with the account. */
const sortOrders = {
  number: { numberOrder, caseId },
  name: { nameKey, caseId },
  status: { statusRank, numberOrder, caseId },
  opened: { openedAt, caseId },
} as const satisfies Record<CaseSort, Record<string, PgColumn>>

/** The columns of every sort order. */
export const sortColumns = { caseId, numberOrder, nameKey, statusRank, openedAt }

/** A row with what it is sorted by. */
export interface SortedCase {
  caseId: string
  numberOrder: string
  nameKey: string
  statusRank: number
  openedAt: Date
}

/** `order by` of a sort order; backwards, every column turns, so that one index serves both directions. */
export function orderBy(sort: CaseSort, direction: Direction): SQL {
  const turn = direction === 'asc' ? sql`asc` : sql`desc`
  return sql.join(
    Object.values(sortOrders[sort]).map((column) => sql`${column} ${turn}`),
    sql`, `,
  )
}

/** Rows that come after a position. */
export function comesAfter(sort: CaseSort, direction: Direction, values: readonly unknown[]): SQL {
  const left = sql.join(Object.values(sortOrders[sort]), sql`, `)
  const right = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
  return direction === 'asc' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** The position just behind a row, for the caller to hand back. */
export function positionOf(sort: CaseSort, direction: Direction, row: SortedCase): string {
  const columns = Object.keys(sortOrders[sort]) as (keyof SortedCase)[]
  const values = columns.map((column) => {
    const value = row[column]
    return value instanceof Date ? value.toISOString() : value
  })
  return writeCursor([sort, direction, ...values])
}

const key = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const sortValues: Record<CaseSort, readonly z.ZodType[]> = {
  number: [key],
  name: [key],
  status: [z.int().min(0).max(9), key],
  opened: [instant],
}

/** The sort values and id of a position; one that was made up, or made for another order, is refused. */
export function readPosition(sort: CaseSort, direction: Direction, cursor: string): unknown[] {
  const shape = z.tuple([z.literal(sort), z.literal(direction), ...sortValues[sort], id])
  return (readCursor(shape, cursor) as unknown[]).slice(2)
}

/** The statuses a list is narrowed to; an empty list of choices narrows nothing. */
export function hasStatus(chosen: readonly CaseStatus[] | undefined): SQL | undefined {
  if (!chosen?.length) return undefined
  const ranks = caseStatuses.flatMap((status, rank) => (chosen.includes(status) ? [rank] : []))
  return inArray(statusRank, ranks)
}
