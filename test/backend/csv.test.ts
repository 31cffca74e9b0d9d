import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { decimalAmount, writeCsv, writeRows } from '../../backend/csv.ts'
import { fileName } from '../../backend/file-name.ts'
import { fc } from '../support/properties.ts'

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'), fc.string())
    .map((parts) => parts.join('')),
)

it('writes no text that a spreadsheet takes for a formula, and loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1 }), (rows) => {
      const parsed = Papa.parse<string[]>(writeRows(rows), { delimiter: ',', newline: '\r\n' }).data.slice(
        0,
        -1,
      )
      expect(parsed.length).toBe(rows.length)
      for (const [index, row] of rows.entries()) {
        for (const [place, text] of row.entries()) {
          const cell = parsed[index]?.[place] ?? ''
          expect(cell).toMatch(/^(-?\d+\.\d{2}$|[^=+\-@\t\r\n＝＋－＠]|$)/u)
          expect([text, `'${text}`]).toContain(cell)
        }
      }
    }),
  )
})

it('writes every amount as the decimal number that it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const [[cell = ''] = []] = Papa.parse<string[]>(writeRows([[decimalAmount(cents)]])).data
      expect(cell).toMatch(/^-?\d+\.\d{2}$/)
      expect(Math.round(Number(cell) * 100)).toBe(cents)
    }),
  )
  expect([0, 5, -5, -1645, 100].map(decimalAmount)).toEqual(['0.00', '0.05', '-0.05', '-16.45', '1.00'])
})

it('marks the file as UTF-8 once, before the titles', () => {
  expect(writeCsv(['User'], [writeRows([['Zoë']])]).toString()).toBe('\uFEFFUser\r\nZoë\r\n')
})

it('makes names of files that Windows takes, from any name of a firm', () => {
  expect(fileName('Invoice 12 - Hartwell & Moss LLP', 'pdf')).toBe('Invoice 12 - Hartwell & Moss LLP.pdf')
  expect(fileName('Invoice 1 - A/B: "C" <D>? ..', 'csv')).toBe('Invoice 1 - A B C D.csv')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (firm) => {
      const name = fileName(`Invoice 1 - ${firm}`, 'pdf')
      expect(name).toMatch(/^Invoice 1 [^<>:"/\\|?*\p{Cc}]*[^ .<>:"/\\|?*\p{Cc}]\.pdf$|^Invoice 1 -\.pdf$/u)
      expect(Buffer.byteLength(name)).toBeLessThan(160)
    }),
  )
})
