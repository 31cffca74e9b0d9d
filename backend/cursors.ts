import type { z } from 'zod'
import { AppError } from '../shared/errors.ts'

/** A place in a sorted list as text for the caller to hand back. */
export function writeCursor(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** Reads a cursor back; one that was made up, or made for another list, is refused. */
export function readCursor<T>(shape: z.ZodType<T>, cursor: string): T {
  const parsed = shape.safeParse(readJson(cursor))
  if (parsed.success) return parsed.data
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
