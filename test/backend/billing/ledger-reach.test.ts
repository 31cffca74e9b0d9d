import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFilter } from '../../../backend/modules/billing/ledger-filter.ts'
import { selectLines } from '../../../backend/modules/billing/ledger-queries.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'

const LINES = 40_000
const PAGE = 101

let office: BillingOffice
let accountId: string
let userId: string

beforeAll(async () => {
  office = await openBillingOffice()
  accountId = await office.openAccount('2015-05-01T12:00:00Z')
  await office.rows(
    `insert into ledger_lines (account_id, line_number, transaction_id, kind, at, on_date, cycle_number, user_id, seat_version, amount_cents, credit_balance_cents)
     select account_id, n, transaction_id, case when n % 4000 = 7 then 'payment' when n % 50 = 3 then 'deactivated' else 'renewal' end,
       at, date '2015-05-01' + n / 10, 0, case when n % 97 = 0 then user_id end, case when n % 97 = 0 then 1 end, 1, 0
     from ledger_lines, generate_series(2, $2::int) n where account_id = $1`,
    [accountId, LINES],
  )
  await office.rows('analyze')
  const [user] = await office.rows<{ user_id: string }>('select user_id from users where account_id = $1', [
    accountId,
  ])
  userId = user?.user_id ?? ''
}, 60_000)
afterAll(() => office.stop())

/** How many lines the database looks at for a page in the middle of the ledger. */
async function countLookedAt(filter: Parsed<'ledger.export'>, onDate: string): Promise<number> {
  return office.database.read(accountId, async (db) => {
    const after = { onDate, lineNumber: LINES / 2 }
    const sum = async () => {
      const { rows } = await db.execute<{ looked: number }>(
        `select (seq_tup_read + idx_tup_fetch)::int as looked from pg_stat_xact_user_tables where relname = 'ledger_lines'`,
      )
      return rows[0]?.looked ?? Number.NaN
    }
    await db.execute('begin')
    const before = await sum()
    const lines = await selectLines(db, accountId, readFilter(filter), after, PAGE)
    const looked = (await sum()) - before
    await db.execute('commit')
    expect(lines.length).toBeGreaterThan(0)
    return looked
  })
}

it.each<[string, Parsed<'ledger.export'>, number]>([
  ['everything', {}, PAGE],
  ['a rare kind', { kind: ['payment'] }, PAGE],
  ['several kinds', { kind: ['payment', 'deactivated', 'renewal'] }, 3 * PAGE],
  ['days long ago', { from: '2015-06-01', to: '2017-01-01' }, PAGE],
  ['kinds in days', { kind: ['payment', 'deactivated'], from: '2015-06-01', to: '2020-01-01' }, 2 * PAGE],
])('looks at no more than a page for %s, however long the ledger is', async (_, filter, most) => {
  expect(await countLookedAt(filter, '2020-10-22')).toBeLessThanOrEqual(most)
})

it('looks at the lines of one user only, for whatever else is asked of that user', async () => {
  const ofUser = Math.ceil(LINES / 97) + 1
  expect(await countLookedAt({ userId }, '2020-10-22')).toBeLessThanOrEqual(PAGE)
  expect(await countLookedAt({ userId, kind: ['renewal'] }, '2020-10-22')).toBeLessThanOrEqual(ofUser)
})
