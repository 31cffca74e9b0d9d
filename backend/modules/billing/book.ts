import { v7 as uuid7 } from 'uuid'
import { type Cents, checkNonNegativeCents, sumCents } from '../../../shared/billing/money.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import type { Tx } from '../../database/open.ts'
import {
  type ledgerBooks,
  ledgerEntries,
  ledgerLines,
  ledgerTransactions,
} from '../../database/tables/index.ts'
import { readLedgerEnd } from './balances.ts'

export type LedgerBook = (typeof ledgerBooks)[number]

/** What a booking moves, by book: a positive amount is a debit, a negative one a credit entry. */
export type Entries = Partial<Record<LedgerBook, Cents>>

type StoredLine = typeof ledgerLines.$inferInsert

/** A line to book; its number, its instant and the credit balance after it are added here. */
export type Line = Omit<
  StoredLine,
  'accountId' | 'lineNumber' | 'transactionId' | 'at' | 'cycleNumber' | 'creditBalanceCents' | 'kind'
> & { kind: LedgerKind }

/** One thing that happened to the ledger, complete. */
export interface Booking {
  kind: 'renewal' | 'seats' | 'plan' | 'credit-used' | 'payment' | 'recognition' | 'reversal'
  at: Date
  cycleNumber: number
  quoteId?: string
  reverses?: string
  /** They sum to zero; the database refuses any other booking when the transaction commits. */
  entries: Entries
  lines: readonly Line[]
}

// A statement takes 65,535 parameters; a line has 20 of them.
const LINES_AT_ONCE = 2000

/**
 * Writes a booking with its entries and lines, numbered on from the account's newest line. The account row must be
 * locked, so that numbers and balances follow one another.
 */
export async function book(
  tx: Tx,
  accountId: string,
  booking: Booking,
): Promise<{ transactionId: string; lineNumbers: number[] }> {
  const transactionId = uuid7()
  const { kind, at, cycleNumber, quoteId = null, reverses = null } = booking
  const entries = Object.entries(booking.entries)
    .filter(([, amountCents]) => amountCents !== 0)
    .map(([name, amountCents]) => ({ accountId, transactionId, book: name as LedgerBook, amountCents }))
  await tx
    .insert(ledgerTransactions)
    .values({ accountId, transactionId, kind, at, cycleNumber, quoteId, reverses })
  if (entries.length > 0) await tx.insert(ledgerEntries).values(entries)

  const lineNumbers = await addLines(tx, accountId, { transactionId, at, cycleNumber }, booking.lines)
  return { transactionId, lineNumbers }
}

/** Adds lines to a booking, numbered on from the account's newest line; answers their numbers. */
export async function addLines(
  tx: Tx,
  accountId: string,
  booking: Pick<StoredLine, 'transactionId' | 'at' | 'cycleNumber'>,
  lines: readonly Line[],
): Promise<number[]> {
  let { lineNumber, creditBalanceCents } = await readLedgerEnd(tx, accountId)
  const rows = lines.map((line) => {
    lineNumber += 1
    creditBalanceCents = checkNonNegativeCents(creditBalanceCents + creditOf(line), 'credit balance')
    return { ...line, ...booking, accountId, lineNumber, creditBalanceCents }
  })
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE)
    await tx.insert(ledgerLines).values(rows.slice(from, from + LINES_AT_ONCE))
  return rows.map((row) => row.lineNumber)
}

/**
 * What lines of seats move: a credit turns deferred revenue into credit; a charge adds deferred revenue, taken from the
 * seat's own credit as far as it is reversed and receivable for the rest.
 */
export function seatEntries(lines: readonly Pick<Line, 'amountCents' | 'reversedCents'>[]): Entries {
  const billed = sumCents(lines.map((line) => line.amountCents))
  const reversed = sumCents(lines.map((line) => line.reversedCents ?? 0))
  const credited = sumCents(lines.map((line) => Math.min(line.amountCents, 0)))
  return { credit: credited + reversed, receivable: billed - credited - reversed, deferred: -billed }
}

/** By how much a line changes the credit balance. */
function creditOf({ kind, amountCents, reversedCents = 0 }: Line): Cents {
  if (kind === 'payment') return 0
  if (kind === 'credit-used') return amountCents
  return amountCents < 0 ? -amountCents : -reversedCents
}
