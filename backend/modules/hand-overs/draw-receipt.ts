import type { HandOverReceipt, ReceiptItem } from '../../../shared/model/hand-over.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import { PdfPages } from '../../pdf/pdf-page.ts'
import { drawRow, drawTitles, type PdfTable, writeDown } from '../../pdf/pdf-table.ts'
import { kindNames, type Office, receiptFileName, sayCase, sayMoment, sayOutcome } from './receipt-words.ts'

/** Most lines that are printed one by one: about fifty pages. */
export const MOST_PRINTED = 2000

/** A receipt as a PDF file of A4 pages: who received what. The same receipt gives the same bytes. */
export function drawReceipt(receipt: HandOverReceipt, office: Office): Promise<Buffer> {
  const title = `Hand-over of ${receipt.fromName}`
  const pages = new PdfPages({
    title: `${title} - ${office.firmName}`,
    author: office.firmName,
    createdAt: new Date(receipt.reversedAt ?? receipt.doneAt),
  })
  drawHead(pages, receipt, office, title)
  if (receipt.items.length > MOST_PRINTED) {
    const csv = receiptFileName(receipt, office, 'csv')
    writeDown(
      pages,
      `The ${receipt.items.length.toLocaleString('en-US')} lines of this receipt are in the file “${csv}”, which the same page saves.`,
      { x: pages.left, width: pages.width },
    )
  } else {
    for (const items of Map.groupBy(receipt.items, ({ receiverId }) => receiverId).values())
      drawReceiver(pages, items, office)
  }
  return pages.finish(`${title} · ${office.firmName}`)
}

function drawHead(pages: PdfPages, receipt: HandOverReceipt, office: Office, title: string): void {
  const { left, width } = pages
  writeDown(pages, title, { x: left, width }, { size: 22, weight: 'bold' })
  pages.y += 12
  for (const [label, value] of factsOf(receipt, office)) {
    const column = { x: left + 110, width: width - 110 }
    const height = pages.heightOf(value, column)
    pages.makeRoom(height)
    pages.write(label, { x: left, width: 105 }, { quiet: true })
    pages.write(value, column)
    pages.y += height + 3
  }
  pages.y += 16
}

function factsOf(receipt: HandOverReceipt, office: Office): [string, string][] {
  const { doneAt, doneByName, items, receivers, reversedAt, reversedByName } = receipt
  const back = items.filter(({ returned }) => returned).length
  return [
    ['Firm', office.firmName],
    ['Handed over', sayMoment(doneAt, office)],
    ['By', doneByName],
    ['Pieces of work', items.length.toLocaleString('en-US')],
    ['Receivers', receivers.toLocaleString('en-US')],
    ...(reversedAt === null
      ? []
      : [
          ['Reversed', `${sayMoment(reversedAt, office)}, by ${reversedByName ?? ''}`] satisfies [
            string,
            string,
          ],
          ['Went back', back.toLocaleString('en-US')] satisfies [string, string],
        ]),
  ]
}

function drawReceiver(pages: PdfPages, items: readonly ReceiptItem[], office: Office): void {
  const { left, width } = pages
  const table: PdfTable = {
    columns: [
      { title: 'Work', x: left, width: 175 },
      { title: 'Kind', x: left + 185, width: 55 },
      { title: 'Case', x: left + 245, width: 120 },
      { title: 'Due', x: left + 375, width: 60 },
      { title: 'Outcome', x: left + 440, width: width - 440 },
    ],
  }
  pages.y += 10
  pages.makeRoom(60)
  writeDown(pages, items[0]?.receiverName ?? '', { x: left, width }, { size: 12, weight: 'bold' })
  pages.y += 6
  drawTitles(pages, table)
  for (const item of items)
    drawRow(pages, table, [
      item.title,
      kindNames[item.kind],
      sayCase(item),
      item.dueOn === null ? '' : writeDate(item.dueOn, office.dateFormat),
      sayOutcome(item),
    ])
}
