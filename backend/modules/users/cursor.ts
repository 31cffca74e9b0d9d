import { z } from 'zod'
import { id, instant } from '../../../shared/model/primitives.ts'
import type { UserSort } from '../../../shared/model/user.ts'
import { readCursor, writeCursor } from '../../cursors.ts'

/** A place in a sorted list: the sort values of the row before it, and that row's id. */
export interface Position {
  values: readonly (string | number)[]
  userId: string
}

export type Direction = 'asc' | 'desc'

const key = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const rank = z.int().min(0).max(9)
const count = z.int().min(0).max(2_147_483_647)

const values: Record<UserSort, z.ZodType<(string | number)[]>> = {
  name: z.tuple([key]),
  email: z.tuple([key]),
  level: z.tuple([rank, key]),
  status: z.tuple([rank, key]),
  cases: z.tuple([count, key]),
  openWork: z.tuple([count, key]),
  lastActive: z.tuple([instant]),
  joined: z.tuple([instant]),
}
/** A position as text for the caller to hand back. */
export function encodeCursor(sort: UserSort, direction: Direction, position: Position): string {
  return writeCursor([sort, direction, position.values, position.userId])
}

/** Reads a cursor back; one that was made up, or made for another sort order, is refused. */
export function decodeCursor(sort: UserSort, direction: Direction, cursor: string): Position {
  const shape = z.tuple([z.literal(sort), z.literal(direction), values[sort], id])
  const [, , found, userId] = readCursor(shape, cursor)
  return { values: found, userId }
}
