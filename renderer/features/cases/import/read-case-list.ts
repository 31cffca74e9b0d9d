import Papa from 'papaparse'
import type { Input } from '../../../../shared/contract/index.ts'
import { MAX_IMPORTED_CASES } from '../../../../shared/rules/cases.ts'

/** The cells of a case as a list has them. */
export type CaseCells = Input<'cases.import'>['rows'][number]

/** A list that was read, or why it could not be. */
export type ReadList = { rows: CaseCells[] } | { problem: string }

const MOST_CHARACTERS = 2000

const headings: Record<keyof CaseCells, readonly string[]> = {
  number: [
    'number',
    'no',
    'nr',
    '#',
    'case number',
    'case no',
    'matter number',
    'matter no',
    'file number',
    'file no',
    'reference',
    'ref',
  ],
  name: ['name', 'case name', 'case', 'matter', 'matter name', 'title', 'case title', 'description'],
  status: ['status', 'state', 'case status', 'matter status'],
}

/** The text of a file: UTF-8 or UTF-16 with or without their marks, otherwise as Windows wrote it. */
export function decodeList(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Every other byte of plain letters is zero in UTF-16.
  if (second === 0 && first !== 0) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0 && second !== 0) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The rows of a list of cases, whatever separates its cells. Without headings: number, name, status. */
export function readCaseList(text: string): ReadList {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  const unbalanced = errors.find(({ type }) => type === 'Quotes')
  if (unbalanced)
    return {
      problem: `Row ${(unbalanced.row ?? 0) + 1}: a quotation mark is opened and not closed, or stands in the middle of a cell. Please correct the row and try again.`,
    }
  const filled = data.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const [first] = filled
  if (!first) return { problem: 'This list is empty.' }
  const columns = findColumns(first)
  if ('problem' in columns) return columns
  const body = columns.hasHeadings ? filled.slice(1) : filled
  if (body.length === 0) return { problem: 'This list has headings and no rows.' }
  if (body.length > MAX_IMPORTED_CASES)
    return {
      problem: `This list has ${body.length.toLocaleString('en-US')} rows. At most ${MAX_IMPORTED_CASES.toLocaleString('en-US')} can be imported at once: please divide it.`,
    }
  // A cell of several lines is one line in Roster.
  const cellOf = (cells: string[], column: number) =>
    (cells[column] ?? '').replace(/\s*[\r\n\t]+\s*/g, ' ').slice(0, MOST_CHARACTERS)
  return {
    rows: body.map((cells) => ({
      number: cellOf(cells, columns.number),
      name: cellOf(cells, columns.name),
      status: cellOf(cells, columns.status),
    })),
  }
}

type Columns = Record<keyof CaseCells, number> & { hasHeadings: boolean }

function findColumns(first: readonly string[]): Columns | { problem: string } {
  const words = first.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[.:]+$/, '')
      .replace(/[_-]+/g, ' '),
  )
  const find = (cell: keyof CaseCells) => words.findIndex((word) => headings[cell].includes(word))
  const found = { number: find('number'), name: find('name'), status: find('status') }
  if (found.number >= 0 && found.name >= 0) return { ...found, hasHeadings: true }
  if (found.number >= 0) return { problem: 'There is no column for the name. Its heading should be “Name”.' }
  if (found.name >= 0)
    return { problem: 'There is no column for the number. Its heading should be “Number”.' }
  if (first.length < 2)
    return { problem: 'This list has one column. A case needs a number and a name, in two columns.' }
  return { number: 0, name: 1, status: 2, hasHeadings: false }
}
