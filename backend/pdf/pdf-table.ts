import type { Column, PdfPages } from './pdf-page.ts'

/** Small quiet text over what it names. */
export const LABEL_STYLE = { size: 8, quiet: true } as const

const ROW_GAP = 5

/** Columns with their titles. */
export interface PdfTable {
  columns: readonly (Column & { title: string })[]
}

/** The titles of a table, with a line below them. */
export function drawTitles(pages: PdfPages, { columns }: PdfTable): void {
  for (const column of columns) pages.write(column.title, column, LABEL_STYLE)
  pages.y += 13
  pages.rule()
  pages.y += ROW_GAP
}

/** A row is never divided between pages, and every page of a table begins with its titles. */
export function drawRow(pages: PdfPages, table: PdfTable, cells: readonly string[]): void {
  const heights = table.columns.map((column, index) => pages.heightOf(cells[index] ?? '', column))
  const height = Math.max(...heights)
  if (pages.makeRoom(height + 2 * ROW_GAP)) drawTitles(pages, table)
  for (const [index, column] of table.columns.entries()) pages.write(cells[index] ?? '', column)
  pages.y += height + ROW_GAP
  pages.rule()
  pages.y += ROW_GAP
}

/** Writes a text and goes on below it. */
export function writeDown(
  pages: PdfPages,
  text: string,
  column: Column,
  style?: Parameters<PdfPages['write']>[2],
): void {
  const height = pages.heightOf(text, column, style)
  pages.makeRoom(height)
  pages.write(text, column, style)
  pages.y += height + 2
}
