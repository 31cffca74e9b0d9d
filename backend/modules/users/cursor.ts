import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import { type UserSort, userSorts } from '../../../shared/model/user.ts'

/** A place in a sorted list: the sort values of the row before it, and that row's id. */
export interface Position {
  values: readonly (string | number)[]
  userId: string
}

export type Direction = 'asc' | 'desc'

const key = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)
const rank = z.int().min(0).max(9)

const values: Record<UserSort, z.ZodType<(string | number)[]>> = {
  name: z.tuple([key]),
  email: z.tuple([key]),
  level: z.tuple([rank, key]),
  status: z.tuple([rank, key]),
  lastActive: z.tuple([instant]),
  joined: z.tuple([instant]),
}
const shape = z.tuple([z.enum(userSorts), z.enum(['asc', 'desc']), z.unknown(), id])

/** A position as text for the caller to hand back. */
export function encodeCursor(sort: UserSort, direction: Direction, position: Position): string {
  return Buffer.from(JSON.stringify([sort, direction, position.values, position.userId])).toString(
    'base64url',
  )
}

/** Reads a cursor back; one that was made up, or made for another sort order, is refused. */
export function decodeCursor(sort: UserSort, direction: Direction, cursor: string): Position {
  const parsed = shape.safeParse(readJson(cursor))
  const found = values[sort].safeParse(parsed.data?.[2])
  if (parsed.success && found.success && parsed.data[0] === sort && parsed.data[1] === direction)
    return { values: found.data, userId: parsed.data[3] }
  throw new AppError('request.invalid', undefined, {
    fields: [{ path: 'cursor', message: 'This position belongs to another list.' }],
  })
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
