import { and, eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { InvoiceRow } from '../../../shared/model/billing.ts'
import type { Queryable } from '../../database/open.ts'
import { billingCycles, collections, invoices, payments } from '../../database/tables/index.ts'
import { fileName } from '../../file-name.ts'

/** An invoice with its cycle, its payment and what its last collection met. */
export function selectInvoices(db: Queryable) {
  return db
    .select({
      invoice: invoices,
      cycle: billingCycles,
      paidAt: payments.at,
      problem: collections.problem,
    })
    .from(invoices)
    .innerJoin(
      billingCycles,
      and(
        eq(billingCycles.accountId, invoices.accountId),
        eq(billingCycles.cycleNumber, invoices.cycleNumber),
      ),
    )
    .leftJoin(
      payments,
      and(eq(payments.accountId, invoices.accountId), eq(payments.invoiceId, invoices.invoiceId)),
    )
    .leftJoin(
      collections,
      and(eq(collections.accountId, invoices.accountId), eq(collections.invoiceId, invoices.invoiceId)),
    )
    .$dynamic()
}

/** What `selectInvoices` answers. */
export type FoundInvoice = Awaited<ReturnType<typeof selectInvoices>>[number]

/** An invoice of this account; unknown ids and those of other accounts are not found. */
export async function requireInvoice(
  db: Queryable,
  accountId: string,
  invoiceId: string,
): Promise<FoundInvoice> {
  const [found] = await selectInvoices(db).where(
    and(eq(invoices.accountId, accountId), eq(invoices.invoiceId, invoiceId)),
  )
  if (!found) throw new AppError('invoice.not-found')
  return found
}

/** What a file of an invoice is called: "Invoice 12 - Hartwell & Moss LLP.pdf". */
export function invoiceFileName(
  { number, billTo }: Pick<FoundInvoice['invoice'], 'number' | 'billTo'>,
  extension: string,
): string {
  return fileName(`Invoice ${number} - ${billTo.firmName ?? ''}`, extension)
}

/** An invoice as a row. What credit covered completely was paid when it was issued. */
export function toInvoiceRow({ invoice, cycle, paidAt, problem }: FoundInvoice): InvoiceRow {
  const paid = invoice.dueCents === 0 ? invoice.issuedAt : paidAt
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    kind: invoice.kind === 'adjustment' ? 'adjustment' : 'cycle',
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    periodStartOn: cycle.startOn,
    periodEndOn: cycle.endOn,
    totalCents: invoice.totalCents,
    creditUsedCents: invoice.creditUsedCents,
    dueCents: invoice.dueCents,
    state: paid ? 'paid' : 'open',
    paidAt: paid?.toISOString() ?? null,
    problem: paid ? null : problem,
  }
}
