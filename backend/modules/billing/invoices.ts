import { eq, max, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { addDays, localDate } from '../../../shared/billing/index.ts'
import type { Tx } from '../../database/open.ts'
import { invoices } from '../../database/tables/index.ts'
import { announceInvoice } from '../payments/announce-invoice.ts'
import { book } from './book.ts'
import type { Cycle } from './cycle-dates.ts'
import { readTerms } from './terms.ts'

const DAYS_TO_PAY = 14

/** An invoice as stored. */
export type StoredInvoice = typeof invoices.$inferSelect

/**
 * Lines of the ledger that an invoice collects: those named, or the renewals of a cycle (`first` to `last`) with the
 * charges that waited since the cycle before (`waitingOf`). `count` is how many these are.
 */
export type CollectedLines =
  | { lineNumbers: readonly number[] }
  | { renewals: { first: number; last: number } | null; waitingOf: number | null; count: number }

/**
 * Issues an invoice: its number, whom it is addressed to as of now, its lines, and the credit it uses. What is issued
 * never changes. The account's row must be locked; `totalCents` must be above zero.
 */
export async function issueInvoice(
  tx: Tx,
  facts: {
    accountId: string
    kind: 'cycle' | 'adjustment'
    cycle: Cycle
    now: Date
    totalCents: number
    creditUsedCents: number
    lines: CollectedLines
  },
): Promise<StoredInvoice> {
  const { accountId, kind, cycle, now, totalCents, creditUsedCents, lines } = facts
  const { terms, firmName, dateFormat } = await readTerms(tx, accountId)
  const { contactName, contactEmail, address, purchaseOrder, taxId } = terms
  const issuedOn = issueDate(cycle, now)
  const invoice: StoredInvoice = {
    accountId,
    invoiceId: uuid7(),
    number: await nextNumber(tx, accountId),
    kind,
    cycleNumber: cycle.cycleNumber,
    issuedAt: now,
    issuedOn,
    dueOn: terms.paymentMethod === 'card' ? issuedOn : addDays(issuedOn, DAYS_TO_PAY),
    totalCents,
    creditUsedCents,
    dueCents: totalCents - creditUsedCents,
    lineCount: 'count' in lines ? lines.count : lines.lineNumbers.length,
    billTo: { firmName, contactName, contactEmail, address, purchaseOrder, taxId, dateFormat },
  }
  await tx.insert(invoices).values(invoice)
  await collectLines(tx, invoice, lines)
  if (creditUsedCents > 0) await bookCreditUsed(tx, invoice, cycle, now)
  await announceInvoice(tx, { accountId, invoiceId: invoice.invoiceId, now })
  return invoice
}

/** Today; a boundary in a zone further east may be reached while it is still the day before in the account's new zone. */
function issueDate(cycle: Cycle, now: Date): string {
  const today = localDate(now.toISOString(), cycle.timeZone)
  if (today < cycle.startOn) return cycle.startOn
  return today
}

async function nextNumber(tx: Tx, accountId: string): Promise<number> {
  const [newest] = await tx
    .select({ number: max(invoices.number) })
    .from(invoices)
    .where(eq(invoices.accountId, accountId))
  return (newest?.number ?? 0) + 1
}

async function collectLines(tx: Tx, invoice: StoredInvoice, lines: CollectedLines): Promise<void> {
  const { accountId, invoiceId } = invoice
  const insert = sql`insert into invoice_lines (account_id, invoice_id, line_number)`
  const values = sql`${accountId}::uuid, ${invoiceId}::uuid, line_number`
  if ('lineNumbers' in lines) {
    const named = sql`unnest(${sql.param([...lines.lineNumbers])}::bigint[]) as named (line_number)`
    await tx.execute(sql`${insert} select ${values} from ${named}`)
    return
  }
  if (lines.waitingOf !== null)
    await tx.execute(sql`
      ${insert} select ${values} from ledger_lines l
      where l.account_id = ${accountId}::uuid and l.cycle_number = ${lines.waitingOf} and l.kind = 'joined'
        and not exists (
          select 1 from invoice_lines i where i.account_id = l.account_id and i.line_number = l.line_number
        )`)
  if (lines.renewals)
    await tx.execute(
      sql`${insert} select ${values} from generate_series(${lines.renewals.first}::bigint, ${lines.renewals.last}::bigint) as renewed (line_number)`,
    )
}

async function bookCreditUsed(tx: Tx, invoice: StoredInvoice, cycle: Cycle, now: Date): Promise<void> {
  const { accountId, invoiceId, creditUsedCents } = invoice
  await book(tx, accountId, {
    kind: 'credit-used',
    at: now,
    cycleNumber: cycle.cycleNumber,
    entries: { credit: creditUsedCents, receivable: -creditUsedCents },
    lines: [{ kind: 'credit-used', onDate: invoice.issuedOn, amountCents: -creditUsedCents, invoiceId }],
  })
}
