import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '../../../backend/database/open.ts'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'

const guarded = [
  'billing_cycles',
  'seat_changes',
  'ledger_transactions',
  'ledger_entries',
  'ledger_lines',
  'invoices',
  'invoice_lines',
  'payments',
]

let office: BillingOffice
let accountId: string

beforeAll(async () => {
  office = await openBillingOffice()
  accountId = await office.openAccount('2025-05-01T12:00:00Z')
  await office.rows(
    `insert into payments (account_id, payment_id, invoice_id, at, amount_cents, method, reference)
     select account_id, gen_random_uuid(), invoice_id, issued_at, due_cents, 'invoice', 'bank' from invoices`,
  )
})
afterAll(() => office.stop())

async function refusalOf(statement: string, asRequest: boolean): Promise<string | undefined> {
  const run = asRequest
    ? office.database.write(accountId, (tx) => tx.execute(statement))
    : office.database.system.execute(statement)
  return run.then(
    () => 'done',
    (error: unknown) => sqlState(error),
  )
}

describe.each(guarded)('%s', (table) => {
  it.each([
    ['changed', `update ${table} set account_id = account_id`],
    ['removed', `delete from ${table}`],
    ['emptied', `truncate ${table} cascade`],
  ])('is never %s, neither by a request nor by the owner', async (_, statement) => {
    expect(await refusalOf(statement, true)).toBe('42501')
    expect(await refusalOf(statement, false)).toBe('23001')
  })

  it('shows a request its own account only', async () => {
    const stranger = await office.openAccount('2025-05-01T12:00:00Z')
    const seen = await office.database.read(accountId, (db) =>
      db.execute<{ account_id: string }>(`select distinct account_id from ${table}`),
    )
    expect(seen.rows.map(({ account_id }) => account_id)).toEqual([accountId])
    expect(stranger).not.toBe(accountId)
  })
})

describe('a booking', () => {
  const insertBooking = (entries: string) => `
    with booked as (
      insert into ledger_transactions (account_id, transaction_id, kind, at, cycle_number)
      values ('${accountId}', gen_random_uuid(), 'seats', now(), 0) returning account_id, transaction_id
    )
    insert into ledger_entries (account_id, transaction_id, book, amount_cents)
    select account_id, transaction_id, book::ledger_book, cents from booked, (values ${entries}) as e (book, cents)`

  it.each([
    ['does not sum to zero', `('receivable', 100), ('deferred', -99)`],
    ['has one side only', `('receivable', 100)`],
    ['moves nothing', `('receivable', 0), ('deferred', 0)`],
  ])('that %s is refused when it commits', async (_, entries) => {
    expect(await refusalOf(insertBooking(entries), true)).toBe('23514')
    expect(await refusalOf(insertBooking(entries), false)).toBe('23514')
  })

  it('without entries is refused when it commits', async () => {
    const empty = `insert into ledger_transactions (account_id, transaction_id, kind, at, cycle_number)
      values ('${accountId}', gen_random_uuid(), 'seats', now(), 0)`
    expect(await refusalOf(empty, true)).toBe('23514')
  })

  it('that sums to zero is taken', async () => {
    expect(await refusalOf(insertBooking(`('receivable', 100), ('deferred', -100)`), true)).toBe('done')
  })
})
