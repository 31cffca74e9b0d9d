import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'
import { billingReader } from '../../support/billing-reader.ts'
import { readPdf } from '../../support/pdf-text.ts'

const OUT = { level: 'standard', status: 'inactive' } as const

let office: BillingOffice
let accountId: string
let reader: ReturnType<typeof billingReader>
let invoiceId: string

/** June's invoice of 47 seats, one of which joined in May and one of which left: renewals, a charge, and credit. */
beforeAll(async () => {
  office = await openBillingOffice()
  accountId = await office.openAccount('2025-05-01T12:00:00Z', {
    people: Array.from({ length: 47 }, () => 'standard' as const),
  })
  const people = await office.rows<{ user_id: string }>(
    `update users set name = names.name from (
       select user_id, case number when 1 then 'Zoë Łukasz' when 2 then '李小龍 Lee' when 3 then '=SUM(A1)' else 'Person ' || number end as name
       from (select user_id, row_number() over (order by user_id) as number from users where account_id = $1) as numbered
     ) as names where users.user_id = names.user_id and account_id = $1 returning users.user_id`,
    [accountId],
  )
  await office.change(accountId, '2025-05-15T16:00:00Z', [people[46]?.user_id ?? ''], OUT)
  await office.join(accountId, '2025-05-22T16:00:00Z')
  await office.rows(
    `update billing_terms set contact_name = 'Ada Hartwell', contact_email = 'ada@hartwell.test',
       address = E'1 Main Street\\nNew York, NY 10001', purchase_order = 'PO-77', tax_id = 'EIN 12-345' where account_id = $1`,
    [accountId],
  )
  await office.renewAt('2025-06-01T05:00:00Z')
  reader = billingReader(office, accountId, '2025-06-02T12:00:00Z')
  const { items } = await reader.call('invoices.list', {})
  invoiceId = items[0]?.invoiceId ?? ''
})
afterAll(() => office.stop())

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )
const contentOf = (file: { content: string }) => Buffer.from(file.content, 'base64').toString('utf8')
const rowsOf = (file: { content: string }) =>
  Papa.parse<Record<string, string>>(contentOf(file).slice(1), { header: true, skipEmptyLines: true }).data

describe('invoices', () => {
  it('are listed newest first, in pages, with their number in all', async () => {
    const first = await reader.call('invoices.list', { limit: 1 })
    expect(first).toMatchObject({ total: 2, items: [{ number: 2, kind: 'cycle', state: 'open' }] })
    const second = await reader.call('invoices.list', { limit: 1, cursor: first.next ?? '' })
    expect(second).toMatchObject({ items: [{ number: 1, totalCents: 188_000 }], next: null })
  })

  it('group their lines, and the groups add up to the total', async () => {
    const invoice = await reader.call('invoices.read', { invoiceId })
    expect(invoice).toMatchObject({
      periodStartOn: '2025-06-01',
      periodEndOn: '2025-07-01',
      totalCents: 189_290,
      creditUsedCents: 2194,
      dueCents: 187_096,
      lineCount: 48,
      billTo: { firmName: 'Hartwell & Moss LLP', purchaseOrder: 'PO-77', taxId: 'EIN 12-345' },
      groups: [
        { kind: 'renewal', seats: 47, unitCents: 4000, amountCents: 188_000 },
        { kind: 'joined', seats: 1, unitCents: 1290, amountCents: 1290 },
      ],
    })
  })

  it('give all their lines page by page, which add up to the total', async () => {
    let cursor: string | undefined
    let cents = 0
    let lines = 0
    do {
      const page = await reader.call('invoices.lines', { invoiceId, limit: 20, ...(cursor && { cursor }) })
      cents += page.items.reduce((sum, line) => sum + line.amountCents, 0)
      lines += page.items.length
      cursor = page.next ?? undefined
    } while (cursor)
    expect([lines, cents]).toEqual([48, 189_290])
  })

  it('that an own credit paid in part ask for the rest only', async () => {
    const other = await office.openAccount('2025-05-01T12:00:00Z', { people: ['standard', 'guest'] })
    const [guest, paid] = await office.rows<{ user_id: string }>(
      `select user_id from users where account_id = $1 order by level desc`,
      [other],
    )
    const ids = [guest?.user_id ?? '', paid?.user_id ?? '']
    await office.change(other, '2025-05-10T16:00:00Z', ids.slice(1), OUT)
    await office.change(other, '2025-05-12T16:00:00Z', ids, { level: 'standard', status: 'active' })
    const reads = billingReader(office, other, '2025-05-13T12:00:00Z')
    const [adjustment] = (await reads.call('invoices.list', {})).items
    const { items } = await reads.call('invoices.lines', { invoiceId: adjustment?.invoiceId ?? '' })
    expect(adjustment?.kind).toBe('adjustment')
    expect(items.reduce((sum, line) => sum + line.amountCents, 0)).toBe(adjustment?.totalCents)
  })

  it('of another account are not found, in no form', async () => {
    const stranger = billingReader(office, await office.openAccount('2025-05-01T12:00:00Z'), '2025-05-02')
    for (const name of ['invoices.read', 'invoices.lines', 'invoices.pdf', 'invoices.csv'] as const)
      expect(await refusal(stranger.call(name, { invoiceId }))).toBe('invoice.not-found')
  })
})

describe('the PDF file of an invoice', () => {
  it('says number, addressee, dates and every figure as they are stored', async () => {
    const file = await reader.call('invoices.pdf', { invoiceId })
    expect(file).toMatchObject({
      name: 'Invoice 2 - Hartwell & Moss LLP.pdf',
      mediaType: 'application/pdf',
    })
    const { pages, info } = await readPdf(file.content)
    const text = pages.join(' ')
    for (const said of [
      'Invoice 2',
      'Hartwell & Moss LLP',
      'Ada Hartwell',
      '1 Main Street',
      'New York, NY 10001',
      'ada@hartwell.test',
      'PO-77',
      'EIN 12-345',
      'Issued Jun 1, 2025',
      'Due Jun 15, 2025',
      'Jun 1, 2025 to Jun 30, 2025',
      'Starter, monthly',
      '47 $40.00 $1,880.00',
      '1 $12.90 $12.90',
      'Total $1,892.90',
      'Credit used −$21.94',
      'Due on Jun 15, 2025 $1,870.96',
      '30 of 30',
      '10 of 31',
    ])
      expect(text).toContain(said)
    expect(text.match(/\$40\.00/g)).toHaveLength(48)
    expect(info).toMatchObject({
      Title: 'Invoice 2 - Hartwell & Moss LLP',
      CreationDate: 'D:20250601050000Z',
    })
  })

  it('numbers its pages and repeats the titles of the table', async () => {
    const { pages } = await readPdf((await reader.call('invoices.pdf', { invoiceId })).content)
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page).toContain('Person Why From Days Amount')
    }
  })

  it('prints names of many alphabets, and a box that it explains for what its font lacks', async () => {
    const { pages } = await readPdf((await reader.call('invoices.pdf', { invoiceId })).content)
    const text = pages.join(' ')
    expect(text).toContain('Zoë Łukasz')
    expect(text).toContain('□□□ Lee')
    expect(text).toContain('□ stands for a character that this file cannot show.')
  })

  it('is the same file each time', async () => {
    const once = await reader.call('invoices.pdf', { invoiceId })
    expect((await reader.call('invoices.pdf', { invoiceId })).content).toBe(once.content)
  })

  it('names the CSV file instead of printing thousands of lines', async () => {
    const large = await office.openAccount('2025-05-01T12:00:00Z', {
      people: Array.from({ length: 2001 }, () => 'standard' as const),
    })
    const reads = billingReader(office, large, '2025-05-02T12:00:00Z')
    const [row] = (await reads.call('invoices.list', {})).items
    const file = await reads.call('invoices.pdf', { invoiceId: row?.invoiceId ?? '' })
    const { pages } = await readPdf(file.content)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('2,001 $40.00 $80,040.00')
    expect(pages[0]).toContain(
      'The 2,001 lines of this invoice are in the file “Invoice 1 - Hartwell & Moss LLP.csv”',
    )
  })
})

describe('CSV files', () => {
  it('of an invoice hold all its lines as they are stored', async () => {
    const file = await reader.call('invoices.csv', { invoiceId })
    expect(file.name).toBe('Invoice 2 - Hartwell & Moss LLP.csv')
    const rows = rowsOf(file)
    expect(rows).toHaveLength(48)
    const cents = rows.map((row) => Math.round(Number(row['Amount (USD)']) * 100))
    expect(cents.reduce((sum, amount) => sum + amount, 0)).toBe(189_290)
    expect(rows.map((row) => row.User)).toContain("'=SUM(A1)")
    expect(rows.find((row) => row.Kind === 'Joined')).toMatchObject({
      Invoice: '2',
      From: '2025-05-22',
      Days: '10',
      'Days of the period': '31',
      'Amount (USD)': '12.90',
    })
  })

  it('of the ledger hold the lines of the filter, oldest first, with decimals and ISO dates', async () => {
    const file = await reader.call('ledger.export', { from: '2025-05-02' })
    expect(file.name).toBe('Ledger - Hartwell & Moss LLP.csv')
    const rows = rowsOf(file)
    const { items } = await reader.call('ledger.list', { from: '2025-05-02', limit: 200 })
    expect(rows.map((row) => Number(row.Line))).toEqual(items.map((item) => item.lineNumber).reverse())
    expect(rows[0]).toMatchObject({
      Date: '2025-05-15',
      'Booked at (UTC)': '2025-05-15T16:00:00.000Z',
      Kind: 'Deactivated',
      'Amount (USD)': '-21.94',
      'Credit balance (USD)': '21.94',
    })
  })

  it('begin with the mark of UTF-8 and end every line as Windows does', async () => {
    const text = contentOf(await reader.call('ledger.export', {}))
    expect(text.startsWith('\uFEFFLine,Date,')).toBe(true)
    expect(text.split('\r\n').at(-1)).toBe('')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('refuse what is too long for one file', async () => {
    const long = await office.openAccount('2025-05-01T12:00:00Z')
    await office.rows(
      `insert into ledger_lines (account_id, line_number, transaction_id, kind, at, on_date, cycle_number, amount_cents, credit_balance_cents)
       select account_id, number, transaction_id, 'payment', at, on_date, cycle_number, -1, 0
       from ledger_lines, generate_series(2, 200001) as number where account_id = $1`,
      [long],
    )
    const reads = billingReader(office, long, '2025-05-02T12:00:00Z')
    expect(await refusal(reads.call('ledger.export', {}))).toBe('export.too-large')
    expect(rowsOf(await reads.call('ledger.export', { kind: ['payment'] }))).toHaveLength(200_000)
  }, 60_000)
})
