import { sumCents } from '../../../shared/billing/index.ts'
import type { Tx } from '../../database/open.ts'
import { book, type Line, seatEntries } from './book.ts'
import type { Cycle } from './cycles.ts'
import { issueInvoice } from './invoices.ts'

/**
 * Books lines of seats that somebody changed, as one booking. What remains of their charges after the seats' own credit
 * is due at once, on an adjustment invoice. The account's row must be locked.
 */
export async function bookSeatLines(
  tx: Tx,
  cycle: Cycle,
  { now, quoteId, lines }: { now: Date; quoteId?: string; lines: readonly Line[] },
): Promise<void> {
  if (lines.length === 0) return
  const { accountId, cycleNumber } = cycle
  const { lineNumbers } = await book(tx, accountId, {
    kind: 'seats',
    at: now,
    cycleNumber,
    ...(quoteId !== undefined && { quoteId }),
    entries: seatEntries(lines),
    lines,
  })
  const due = lines.map(({ amountCents, reversedCents = 0 }) => Math.max(amountCents, 0) - reversedCents)
  const totalCents = sumCents(due)
  if (totalCents === 0) return
  await issueInvoice(tx, {
    accountId,
    kind: 'adjustment',
    cycle,
    now,
    totalCents,
    creditUsedCents: 0,
    lines: { lineNumbers: lineNumbers.filter((_, place) => (due[place] ?? 0) > 0) },
  })
}
