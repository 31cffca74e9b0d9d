import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import type { UserSort } from '../../../shared/model/user.ts'

/** A place in a sorted list: the sort values of the row before it, and that row's id. */
export interface Position {
  values: readonly (string | number)[]
  userId: string
}

export type Direction = 'asc' | 'desc'

const key = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const rank = z.int().min(0).max(9)

const valuesOf: Record<UserSort, z.ZodType<(string | number)[]>> = {
  name: z.tuple([key]),
  email: z.tuple([key]),
  level: z.tuple([rank, key]),
  status: z.tuple([rank, key]),
  lastActive: z.tuple([instant]),
  joined: z.tuple([instant]),
}

/** A position as text for the caller to hand back. */
export function encodeCursor(sort: UserSort, direction: Direction, { values, userId }: Position): string {
  return Buffer.from(JSON.stringify([sort, direction, values, userId])).toString('base64url')
}

/** Reads a cursor back; one that was made up, or made for another sort order, is refused. */
export function decodeCursor(sort: UserSort, direction: Direction, cursor: string): Position {
  const shape = z.tuple([z.literal(sort), z.literal(direction), valuesOf[sort], id])
  const parsed = shape.safeParse(readJson(cursor))
  if (!parsed.success) {
    throw new AppError('request.invalid', undefined, {
      fields: [{ path: 'cursor', message: 'This position belongs to another list.' }],
    })
  }
  const [, , values, userId] = parsed.data
  return { values, userId }
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
