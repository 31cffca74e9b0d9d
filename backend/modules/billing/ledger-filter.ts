import { z } from 'zod'
import type { Parsed } from '../../../shared/contract/index.ts'
import { type LedgerKind, ledgerKinds } from '../../../shared/model/billing.ts'
import { localDate } from '../../../shared/model/primitives.ts'
import { readCursor, writeCursor } from '../../cursors.ts'

/** Which lines: `days` and `kinds` are empty where any will do. */
export interface LedgerFilter {
  userId: string | undefined
  kinds: readonly LedgerKind[]
  from: string | undefined
  to: string | undefined
}

/**
 * In which order lines are read. Lines of everybody or of one user come by number. Chosen days or kinds come by day and
 * then by number, as their indexes have them; that is the same, except that a line which was confirmed just after
 * midnight counts for the day it was quoted on.
 */
export type LedgerOrder = 'number' | 'day'

/** The place of a line in the ledger. */
export interface LedgerPosition {
  onDate: string
  lineNumber: number
}

/** Reads the filter of a request; all kinds together are no filter, and one named twice is named once. */
export function readFilter({ kind, userId, from, to }: Parsed<'ledger.export'>): LedgerFilter {
  const kinds = ledgerKinds.filter((known) => kind?.includes(known))
  return { userId, kinds: kinds.length === ledgerKinds.length ? [] : kinds, from, to }
}

/** The order in which a filter is read. */
export function orderOf({ userId, kinds, from, to }: LedgerFilter): LedgerOrder {
  if (userId !== undefined) return 'number'
  return kinds.length > 0 || from !== undefined || to !== undefined ? 'day' : 'number'
}

const lineNumber = z.int().min(0)
const shapes: Record<LedgerOrder, z.ZodType<[LedgerOrder, string, number]>> = {
  number: z.tuple([z.literal('number'), localDate, lineNumber]),
  day: z.tuple([z.literal('day'), localDate, lineNumber]),
}

/** The place of a line as text for the caller to hand back. */
export function encodePosition(order: LedgerOrder, position: LedgerPosition): string {
  return writeCursor([order, position.onDate, position.lineNumber])
}

/** Reads a place back; one that was made up, or made for the other order, is refused. */
export function decodePosition(order: LedgerOrder, cursor: string): LedgerPosition {
  const [, onDate, number] = readCursor(shapes[order], cursor)
  return { onDate, lineNumber: number }
}
