import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'
import { readTables } from '../../support/billing-tables.ts'

const OUT = { level: 'standard', status: 'inactive' } as const
const IN = { level: 'standard', status: 'active' } as const

let office: BillingOffice
let accountId: string
let tables: ReturnType<typeof readTables>
let people: string[]

beforeEach(async () => {
  office = await openBillingOffice()
  accountId = await office.openAccount('2025-05-01T12:00:00Z', {
    people: ['standard', 'standard', 'standard'],
  })
  tables = readTables(office, accountId)
  people = await tables.users()
})
afterEach(async () => {
  const broken = await office.findBroken()
  await office.stop()
  expect(broken).toEqual([])
})

const some = (count: number) => people.slice(0, count)

describe('credit', () => {
  it('of a deactivated user is used by the next invoice', async () => {
    expect(await office.change(accountId, '2025-05-15T16:00:00Z', some(1), OUT)).toEqual([-2194])
    await office.renewAt('2025-06-01T04:00:00Z')
    expect(await tables.invoices()).toEqual([
      ['cycle', 12_000, 0, 12_000, 3],
      ['cycle', 8000, 2194, 5806, 2],
    ])
    expect((await tables.lines()).slice(3)).toEqual([
      ['deactivated', -2194, 2194],
      ['renewal', 4000, 2194],
      ['renewal', 4000, 2194],
      ['credit-used', -2194, 0],
    ])
    expect(await tables.books()).toEqual({ receivable: 17_806, credit: 0, deferred: -8000, revenue: -9806 })
  })

  it('that an invoice does not need is carried over, and no invoice is below zero', async () => {
    await office.change(accountId, '2025-05-02T16:00:00Z', people, OUT)
    await office.change(accountId, '2025-06-02T16:00:00Z', some(1), IN)
    await office.renewAt('2025-08-01T04:00:00Z')
    const lines = await tables.lines()
    expect(lines.slice(3)).toEqual([
      ['deactivated', -3871, 3871],
      ['deactivated', -3871, 7742],
      ['deactivated', -3871, 11_613],
      ['reactivated', 3867, 11_613],
      ['renewal', 4000, 11_613],
      ['credit-used', -4000, 7613],
      ['renewal', 4000, 7613],
      ['credit-used', -4000, 3613],
    ])
    expect(await tables.invoices()).toEqual([
      ['cycle', 12_000, 0, 12_000, 3],
      ['adjustment', 3867, 0, 3867, 1],
      ['cycle', 4000, 4000, 0, 1],
      ['cycle', 4000, 4000, 0, 1],
    ])
  })

  it('of one’s own in the same cycle is reversed first, and what remains is due at once', async () => {
    await office.change(accountId, '2025-05-15T16:00:00Z', some(1), OUT)
    expect(await office.change(accountId, '2025-05-20T16:00:00Z', some(1), IN)).toEqual([1549])
    expect(await tables.invoices()).toHaveLength(1)
    expect((await tables.lines()).at(-1)).toEqual(['reactivated', 1549, 645])
  })

  it('of the first day is the whole price, and no cycle is earned without a seat', async () => {
    await office.change(accountId, '2025-05-01T20:00:00Z', people, OUT)
    await office.renewAt('2025-07-01T04:00:00Z')
    expect(await tables.invoices()).toHaveLength(1)
    expect(await tables.books()).toEqual({ receivable: 12_000, credit: -12_000, deferred: 0 })
  })
})

describe('somebody who joins', () => {
  it('is charged from that day, and the next invoice collects it', async () => {
    await office.join(accountId, '2025-05-15T16:00:00Z')
    await office.join(accountId, '2025-05-31T16:00:00Z', 'guest')
    expect(await tables.invoices()).toHaveLength(1)
    await office.renewAt('2025-07-01T04:00:00Z')
    expect((await tables.lines())[3]).toEqual(['joined', 2194, 0])
    expect(await tables.invoices()).toEqual([
      ['cycle', 12_000, 0, 12_000, 3],
      ['cycle', 18_194, 0, 18_194, 5],
      ['cycle', 16_000, 0, 16_000, 4],
    ])
    expect(await tables.books()).toEqual({ receivable: 46_194, deferred: -16_000, revenue: -30_194 })
  })
})

it('every line is on one invoice at most, and every charge without reversal is on exactly one', async () => {
  await office.join(accountId, '2025-05-15T16:00:00Z')
  await office.change(accountId, '2025-05-16T16:00:00Z', some(2), OUT)
  await office.change(accountId, '2025-06-16T16:00:00Z', some(1), IN)
  await office.renewAt('2025-09-01T04:00:00Z')
  const strays = await office.rows(
    `select l.line_number from ledger_lines l left join invoice_lines i using (account_id, line_number)
     where l.account_id = $1 and (l.amount_cents > l.reversed_cents) <> (i.invoice_id is not null)`,
    [accountId],
  )
  expect(strays).toEqual([])
  const wrong = await office.rows(
    `select number from invoices v where account_id = $1 and (total_cents, line_count) <> (
       select sum(amount_cents - reversed_cents), count(*) from ledger_lines l join invoice_lines i using (account_id, line_number)
       where i.account_id = v.account_id and i.invoice_id = v.invoice_id)`,
    [accountId],
  )
  expect(wrong).toEqual([])
})
