import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { dateFormat } from '../../../shared/model/account.ts'
import { type InvoiceLine, ledgerKinds } from '../../../shared/model/billing.ts'
import type { MadeFile } from '../../../shared/model/made-file.ts'
import type { Queryable } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import { drawInvoice } from './draw-invoice.ts'
import { selectInvoiceLines } from './invoice-lines.ts'
import { invoiceFileName, requireInvoice } from './invoice-rows.ts'
import { describeInvoice } from './read-invoices.ts'

/** Most lines that are printed one by one: about fifty pages. */
export const MOST_PRINTED = 2000

const names = new Intl.Collator('en')

/** An invoice as a PDF file. */
export function readInvoicePdf(
  { db, actor }: ReadScope,
  { invoiceId }: Parsed<'invoices.pdf'>,
): Promise<Output<'invoices.pdf'>> {
  return makeInvoicePdf(db, actor.accountId, invoiceId)
}

/** The same for whoever acts for an account without a request, such as the mail that an invoice travels in. */
export async function makeInvoicePdf(db: Queryable, accountId: string, invoiceId: string): Promise<MadeFile> {
  const { invoice: stored } = await requireInvoice(db, accountId, invoiceId)
  const invoice = await describeInvoice(db, accountId, invoiceId)
  const lines =
    invoice.lineCount > MOST_PRINTED
      ? { tooManyFor: invoiceFileName(stored, 'csv') }
      : inPrintedOrder(await selectInvoiceLines(db, accountId, invoiceId, { after: 0, count: MOST_PRINTED }))
  const content = await drawInvoice({
    invoice,
    issuedAt: stored.issuedAt,
    dateFormat: dateFormat.catch('spelled').parse(stored.billTo.dateFormat),
    lines,
  })
  return {
    name: invoiceFileName(stored, 'pdf'),
    mediaType: 'application/pdf',
    content: content.toString('base64'),
  }
}

/** By kind as the groups are, and by name within each. */
function inPrintedOrder(lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.toSorted(
    (a, b) =>
      ledgerKinds.indexOf(a.kind) - ledgerKinds.indexOf(b.kind) ||
      names.compare(a.userName, b.userName) ||
      a.lineNumber - b.lineNumber,
  )
}
