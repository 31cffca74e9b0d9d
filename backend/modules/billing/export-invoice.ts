import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { InvoiceLine } from '../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../shared/rules/ledger-kinds.ts'
import { type CsvCell, decimalAmount, makeCsvFile, requireOneFile, writeRows } from '../../csv.ts'
import type { ReadScope } from '../../scope.ts'
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
  requireOneFile(invoice.lineCount)
  const parts: string[] = []
  let after = 0
  for (;;) {
    const lines = await selectInvoiceLines(db, accountId, invoiceId, { after, count: LINES_AT_ONCE })
    parts.push(writeRows(lines.map((line) => cellsOf(invoice.number, line))))
    if (lines.length < LINES_AT_ONCE) break
    after = lines.at(-1)?.lineNumber ?? after
  }
  return makeCsvFile(invoiceFileName(invoice, 'csv'), columns, parts)
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
