import { and, eq, sql } from 'drizzle-orm'
import type { LedgerKind, LedgerRow } from '../../../shared/model/billing.ts'
import type { Queryable } from '../../database/open.ts'
import { invoiceLines, invoices, ledgerLines, users } from '../../database/tables/index.ts'

/** The columns of a line that a row of the ledger is made from. */
export const rowColumns = {
  accountId: ledgerLines.accountId,
  lineNumber: ledgerLines.lineNumber,
  at: ledgerLines.at,
  onDate: ledgerLines.onDate,
  kind: ledgerLines.kind,
  userId: ledgerLines.userId,
  amountCents: ledgerLines.amountCents,
  creditBalanceCents: ledgerLines.creditBalanceCents,
  invoiceId: ledgerLines.invoiceId,
}

type StoredLine = typeof ledgerLines.$inferSelect

/** A line with what it names: the user of the seat, and the invoice that collects it, uses the credit or is paid. */
export interface NamedLine extends Omit<Pick<StoredLine, keyof typeof rowColumns>, 'accountId'> {
  userName: string | null
  invoiceNumber: number | null
}

type Page = ReturnType<typeof selectPage>

function selectPage(db: Queryable) {
  return db.select(rowColumns).from(ledgerLines).as('page')
}

/** The names for lines that were chosen already, so that no more than these are looked up. */
export function nameLines(db: Queryable, page: Page) {
  return db
    .select({
      lineNumber: page.lineNumber,
      at: page.at,
      onDate: page.onDate,
      kind: page.kind,
      userId: page.userId,
      amountCents: page.amountCents,
      creditBalanceCents: page.creditBalanceCents,
      invoiceId: sql<string | null>`coalesce(${page.invoiceId}, ${invoiceLines.invoiceId})`,
      userName: users.name,
      invoiceNumber: invoices.number,
    })
    .from(page)
    .leftJoin(users, and(eq(users.accountId, page.accountId), eq(users.userId, page.userId)))
    .leftJoin(
      invoiceLines,
      and(eq(invoiceLines.accountId, page.accountId), eq(invoiceLines.lineNumber, page.lineNumber)),
    )
    .leftJoin(
      invoices,
      and(
        eq(invoices.accountId, page.accountId),
        eq(invoices.invoiceId, sql`coalesce(${page.invoiceId}, ${invoiceLines.invoiceId})`),
      ),
    )
}

/** A stored line as a row of the Billing page. */
export function toLedgerRow(line: NamedLine): LedgerRow {
  return {
    lineNumber: line.lineNumber,
    at: line.at.toISOString(),
    on: line.onDate,
    kind: line.kind as LedgerKind,
    userId: line.userId,
    userName: line.userName,
    amountCents: line.amountCents,
    creditBalanceCents: line.creditBalanceCents,
    invoiceId: line.invoiceId,
    invoiceNumber: line.invoiceNumber,
  }
}
