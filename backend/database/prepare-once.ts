import type { Db } from './open.ts'

// Statements stay prepared as long as their connection; people use a few orders and filters of the many there could be.
const MOST_PREPARED = 100

const prepared = new WeakMap<Db, Map<string, unknown>>()

/**
 * A statement that is built once and prepared once on every connection: for short reads, most of the time would go into
 * that. The name says everything its text depends on, in at most 63 characters. Without a name it is not kept.
 */
export function prepareOnce<P>(db: Db, name: string, prepare: (name: string) => P): P {
  const known = prepared.get(db) ?? new Map<string, unknown>()
  prepared.set(db, known)
  const found = known.get(name)
  if (found !== undefined) return found as P
  if (known.size >= MOST_PREPARED) return prepare('')
  const made = prepare(name)
  known.set(name, made)
  return made
}
