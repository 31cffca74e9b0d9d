import Papa from 'papaparse'
import { AppError } from '../shared/errors.ts'
import type { MadeFile } from '../shared/model/made-file.ts'

/** Most rows of one file. */
export const MOST_EXPORTED = 200_000

// How spreadsheets take a text for a formula, the wide forms of East Asian keyboards too. Amounts are none.
const FORMULA = /^(?!-?\d+\.\d{2}$)[=+\-@\t\r\n\0＝＋－＠]/u

const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'

/** Texts and whole numbers; amounts as `decimalAmount` writes them. */
export type CsvCell = string | number

/**
 * Rows of a CSV file as text, each with its line end. A text that would be taken for a formula is written with an
 * apostrophe before it.
 */
export function writeRows(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return ''
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { newline: LINE_END, escapeFormulae: FORMULA },
  )
  return text + LINE_END
}

/** A CSV file as office programs read it: UTF-8 with its mark, lines ended as on Windows. */
export function writeCsv(columns: readonly string[], parts: readonly string[]): Buffer {
  return Buffer.from(BYTE_ORDER_MARK + writeRows([columns]) + parts.join(''))
}

/** A CSV file to hand over under a name. */
export function makeCsvFile(name: string, columns: readonly string[], parts: readonly string[]): MadeFile {
  return {
    name,
    mediaType: 'text/csv; charset=utf-8',
    content: writeCsv(columns, parts).toString('base64'),
  }
}

/** Refuses what is too long for one file. */
export function requireOneFile(rows: number): void {
  if (rows > MOST_EXPORTED)
    throw new AppError('export.too-large', { most: MOST_EXPORTED.toLocaleString('en-US') })
}

/** An amount of whole cents as a decimal number with a point: -1645 is "-16.45". */
export function decimalAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
