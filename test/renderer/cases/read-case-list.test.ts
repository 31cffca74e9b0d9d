import { describe, expect, it } from 'vitest'
import { decodeList, readCaseList } from '../../../renderer/features/cases/import/read-case-list.ts'

const stone = { number: '118', name: 'Stone v. Harbour', status: 'open' }
const problemOf = (text: string) => {
  const list = readCaseList(text)
  return 'problem' in list ? list.problem : 'none'
}

describe('a list of cases', () => {
  it.each([
    ['commas', 'Number,Name,Status\n118,Stone v. Harbour,open\n'],
    ['semicolons', 'Number;Name;Status\r\n118;Stone v. Harbour;open\r\n'],
    ['tabs', 'Case No.\tCase Name\tState\n118\tStone v. Harbour\topen'],
    ['its columns in another order', 'STATUS,matter_name,Matter-Number\nopen,Stone v. Harbour,118'],
    ['no headings', '118,Stone v. Harbour,open'],
    ['a line for Excel', 'sep=;\nNumber;Name;Status\n118;Stone v. Harbour;open'],
    ['empty lines', '\nNumber,Name,Status\n\n118,Stone v. Harbour,open\n,,\n'],
  ])('is read with %s', (_, text) => {
    expect(readCaseList(text)).toEqual({ rows: [stone] })
  })

  it('keeps separators and quotation marks inside quoted cells, and makes one line of several', () => {
    expect(readCaseList('Number,Name\n7,"Stone, ""the"" firm\nv. Harbour"')).toEqual({
      rows: [{ number: '7', name: 'Stone, "the" firm v. Harbour', status: '' }],
    })
  })

  it('says in which row a quotation mark is not closed', () => {
    expect(problemOf('Number,Name\n1,Stone\n2,"Harbour\n3,Moss')).toMatch(/^Row 3: a quotation mark/)
  })

  it.each([
    ['', 'This list is empty.'],
    ['Number,Name,Status', 'This list has headings and no rows.'],
    ['Number,Opened\n1,2', 'There is no column for the name. Its heading should be “Name”.'],
    ['Title,Opened\n1,2', 'There is no column for the number. Its heading should be “Number”.'],
    ['118', 'This list has one column. A case needs a number and a name, in two columns.'],
  ])('%j is refused: %s', (text, sentence) => {
    expect(problemOf(text)).toBe(sentence)
  })

  it('of more than 10,000 rows has to be divided', () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => `${index},Stone`)
    expect(problemOf(rows.join('\n'))).toMatch(/^This list has 10,001 rows/)
  })
})

describe('a file', () => {
  const text = 'Number;Name\n1;Müller'
  const utf16 = (littleEndian: boolean, mark: boolean) => {
    const characters = [...(mark ? `\uFEFF${text}` : text)]
    const view = new DataView(new ArrayBuffer(characters.length * 2))
    for (const [index, one] of characters.entries())
      view.setUint16(index * 2, one.charCodeAt(0), littleEndian)
    return new Uint8Array(view.buffer)
  }
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 with its mark', utf16(true, true)],
    ['UTF-16 the other way round', utf16(false, true)],
    ['UTF-16 without its mark', utf16(true, false)],
    ['Windows', Uint8Array.from([...text].map((one) => one.charCodeAt(0)))],
  ])('in %s is read', (_, bytes) => {
    expect(readCaseList(decodeList(bytes))).toEqual({ rows: [{ number: '1', name: 'Müller', status: '' }] })
  })
})
