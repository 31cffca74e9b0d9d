import type { DateFormat } from '../../../shared/model/account.ts'
import type { BillTo, Invoice, InvoiceLine } from '../../../shared/model/billing.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import { ledgerKindNames } from '../../../shared/rules/ledger-kinds.ts'
import { PdfPages } from '../../pdf/pdf-page.ts'
import { drawRow, drawTitles, LABEL_STYLE, type PdfTable, writeDown } from '../../pdf/pdf-table.ts'
import { sayGroup, sayMoney, sayNumber, sayPeriod, sayPlan } from './invoice-words.ts'

/** Who issues the invoices. */
const ISSUER = 'Roster'

/** An invoice with what it prints: its lines, or the name of the file they are in where they are too many. */
export interface PrintedInvoice {
  invoice: Invoice
  issuedAt: Date
  /** How the firm wrote dates when it was issued. */
  dateFormat: DateFormat
  lines: readonly InvoiceLine[] | { tooManyFor: string }
}

/** An invoice as a PDF file of A4 pages. The same invoice gives the same bytes. */
export function drawInvoice({ invoice, issuedAt, dateFormat, lines }: PrintedInvoice): Promise<Buffer> {
  const title = `Invoice ${invoice.number}`
  const pages = new PdfPages({
    title: `${title} - ${invoice.billTo.firmName}`,
    author: ISSUER,
    createdAt: issuedAt,
  })
  drawHead(pages, { invoice, title, dateFormat })
  drawGroups(pages, invoice)
  drawTotals(pages, invoice, dateFormat)
  if ('tooManyFor' in lines) {
    pages.y += 24
    writeDown(
      pages,
      `The ${sayNumber(invoice.lineCount)} lines of this invoice are in the file “${lines.tooManyFor}”, which the Billing page saves.`,
      { x: pages.left, width: pages.width },
    )
  } else drawLines(pages, lines, dateFormat)
  return pages.finish(`${title} · ${ISSUER}`)
}

function drawHead(
  pages: PdfPages,
  { invoice, title, dateFormat }: { invoice: Invoice; title: string; dateFormat: DateFormat },
): void {
  const half = { x: pages.left, width: pages.width / 2 - 20 }
  const right = { x: pages.left + pages.width / 2, width: pages.width / 2 }
  writeDown(pages, title, half, { size: 22, weight: 'bold' })
  pages.y += 18
  const top = pages.y
  writeDown(pages, 'Bill to', half, LABEL_STYLE)
  for (const line of billToLines(invoice.billTo)) {
    pages.makeRoom(14)
    writeDown(pages, line, half)
  }
  const bottom = pages.y
  pages.y = top
  for (const [label, value] of factsOf(invoice, dateFormat)) {
    const valueColumn = { x: right.x + 100, width: right.width - 100 }
    const height = pages.heightOf(value, valueColumn)
    pages.write(label, { ...right, width: 95 }, { quiet: true })
    pages.write(value, valueColumn)
    pages.y += height + 3
  }
  pages.y = Math.max(bottom, pages.y) + 26
}

function billToLines({ firmName, contactName, contactEmail, address }: BillTo): string[] {
  const rows = address
    .split(/\r\n|[\r\n]/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
  const written = rows.length > 8 ? [rows.join(', ')] : rows
  return [firmName, contactName, ...written, contactEmail].filter((line) => line !== '')
}

function factsOf(invoice: Invoice, dateFormat: DateFormat): [string, string][] {
  const { purchaseOrder, taxId } = invoice.billTo
  const facts: [string, string][] = [
    ['Number', String(invoice.number)],
    ['Issued', writeDate(invoice.issuedOn, dateFormat)],
    ['Due', writeDate(invoice.dueOn, dateFormat)],
    ['Period', sayPeriod(invoice, dateFormat)],
    ['Plan', sayPlan(invoice)],
    ['Purchase order', purchaseOrder],
    ['Tax id', taxId],
  ]
  return facts.filter(([, value]) => value !== '')
}

function drawGroups(pages: PdfPages, invoice: Invoice): void {
  const { left, width } = pages
  const table: PdfTable = {
    columns: [
      { title: 'Description', x: left, width: width - 230 },
      { title: 'Seats', x: left + width - 230, width: 50, align: 'right' },
      { title: 'Each', x: left + width - 175, width: 85, align: 'right' },
      { title: 'Amount', x: left + width - 85, width: 85, align: 'right' },
    ],
  }
  drawTitles(pages, table)
  for (const group of invoice.groups) {
    const each = group.unitCents === null ? 'various' : sayMoney(group.unitCents)
    drawRow(pages, table, [sayGroup(group), sayNumber(group.seats), each, sayMoney(group.amountCents)])
  }
}

function drawTotals(
  pages: PdfPages,
  { totalCents, creditUsedCents, dueCents, dueOn }: Invoice,
  dateFormat: DateFormat,
): void {
  const { left, width } = pages
  const label = { x: left, width: width - 100, align: 'right' } as const
  const value = { x: left + width - 95, width: 95, align: 'right' } as const
  pages.makeRoom(70)
  pages.y += 6
  const rows = [
    ['Total', sayMoney(totalCents)],
    ...(creditUsedCents > 0 ? [['Credit used', sayMoney(-creditUsedCents)]] : []),
  ]
  for (const [name = '', amount = ''] of rows) {
    pages.write(name, label)
    pages.write(amount, value)
    pages.y += 16
  }
  pages.write(dueCents === 0 ? 'Nothing is due' : `Due on ${writeDate(dueOn, dateFormat)}`, label, {
    weight: 'bold',
  })
  pages.write(sayMoney(dueCents), value, { weight: 'bold' })
  pages.y += 20
}

function drawLines(pages: PdfPages, lines: readonly InvoiceLine[], dateFormat: DateFormat): void {
  const { left, width } = pages
  const table: PdfTable = {
    columns: [
      { title: 'Person', x: left, width: width - 295 },
      { title: 'Why', x: left + width - 285, width: 80 },
      { title: 'From', x: left + width - 200, width: 75 },
      { title: 'Days', x: left + width - 125, width: 55, align: 'right' },
      { title: 'Amount', x: left + width - 65, width: 65, align: 'right' },
    ],
  }
  pages.y += 24
  pages.makeRoom(60)
  writeDown(pages, 'Lines', { x: left, width }, { size: 12, weight: 'bold' })
  pages.y += 6
  drawTitles(pages, table)
  for (const line of lines) {
    drawRow(pages, table, [
      line.userName,
      ledgerKindNames[line.kind],
      writeDate(line.on, dateFormat),
      `${line.days} of ${line.cycleDays}`,
      sayMoney(line.amountCents),
    ])
  }
}
