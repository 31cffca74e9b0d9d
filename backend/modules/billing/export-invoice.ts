import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvoiceLine } from '../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../shared/rules/ledger-kinds.ts'
import type { ReadScope } from '../../scope.ts'
import { type CsvCell, decimalAmount, writeCsv, writeRows } from './csv.ts'
import { MOST_EXPORTED } from './export-ledger.ts'
import { selectInvoiceLines } from './invoice-lines.ts'
import { invoiceFileName, requireInvoice } from './invoice-rows.ts'

const LINES_AT_ONCE = 5000

const columns = ['Invoice', 'Line', 'User', 'Kind', 'From', 'Days', 'Days of the period', 'Amount (USD)']

/** All lines of an invoice as a CSV file. */
export async function exportInvoice(
  { db, actor }: ReadScope,
  { invoiceId }: Parsed<'invoices.csv'>,
): Promise<Output<'invoices.csv'>> {
  const { accountId } = actor
  const { invoice } = await requireInvoice(db, accountId, invoiceId)
  if (invoice.lineCount > MOST_EXPORTED)
    throw new AppError('export.too-large', { most: MOST_EXPORTED.toLocaleString('en-US') })
  const parts: string[] = []
  let after = 0
  for (;;) {
    const lines = await selectInvoiceLines(db, accountId, invoiceId, { after, count: LINES_AT_ONCE })
    parts.push(writeRows(lines.map((line) => cellsOf(invoice.number, line))))
    if (lines.length < LINES_AT_ONCE) break
    after = lines.at(-1)?.lineNumber ?? after
  }
  return {
    name: invoiceFileName(invoice, 'csv'),
    mediaType: 'text/csv; charset=utf-8',
    content: writeCsv(columns, parts).toString('base64'),
  }
}

function cellsOf(invoiceNumber: number, line: InvoiceLine): CsvCell[] {
  return [
    invoiceNumber,
    line.lineNumber,
    line.userName,
    ledgerKindNames[line.kind],
    line.on,
    line.days,
    line.cycleDays,
    decimalAmount(line.amountCents),
  ]
}
