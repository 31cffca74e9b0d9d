import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { renewDueAccounts } from '../../../backend/modules/billing/renew.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { addIdentity, addUser, whoIs } from '../../support/people.ts'
import { findBrokenRules, runRoster } from '../../support/roster-command.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const DAY_MS = 86_400_000
const tables = {
  billing_terms: 'account_id',
  billing_cycles: 'cycle_number',
  seat_changes: 'user_id, seat_version',
  ledger_transactions: 'transaction_id',
  ledger_entries: 'transaction_id, book',
  ledger_lines: 'line_number',
  invoices: 'number',
  invoice_lines: 'line_number',
  payments: 'payment_id',
}

let home: TestBackend
let other: TestBackend
let accountId: string
let leaver: string
let file: string

/** An account of 100 days, with a second person since the fortieth. */
beforeEach(async () => {
  home = await startTestBackend()
  other = await startTestBackend()
  home.clock.moveBy(-100 * DAY_MS)
  accountId = (await whoIs(await home.openAccount())).accountId
  home.clock.moveBy(40 * DAY_MS)
  const identityId = await addIdentity(home, 'ben@hartwell.test')
  leaver = await addUser(home, accountId, identityId, { email: 'ben@hartwell.test' })
  home.clock.moveBy(60 * DAY_MS)
  await renewDueAccounts(home.context)
  file = join(await makeTemporaryFolder(), 'hartwell.backup')
})
afterEach(async () => {
  await home.stop()
  await other.stop()
})

const query = async (backend: TestBackend, text: string) =>
  (await backend.context.database.systemPool.query(text)).rows
const readBills = async (backend: TestBackend) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(tables).map(
        async ([table, order]) =>
          [table, await query(backend, `select * from ${table} order by ${order}`)] as const,
      ),
    ),
  )

it('the bills of an account are there again on another computer, and go on from there', async () => {
  const bills = await readBills(home)
  expect(bills.billing_cycles?.length).toBeGreaterThan(3)
  await runRoster(home.databaseUrl, ['backup', file])
  expect((await runRoster(other.databaseUrl, ['restore', file])).code).toBe(0)
  expect(await readBills(other)).toEqual(bills)
  expect(await findBrokenRules(other.databaseUrl)).toEqual([])
  other.clock.moveBy(40 * DAY_MS)
  await renewDueAccounts(other.context)
  expect((await readBills(other)).billing_cycles?.length).toBeGreaterThan(bills.billing_cycles?.length ?? 0)
  expect(await findBrokenRules(other.databaseUrl)).toEqual([])
})

it('bills made since the backup are gone with --replace, and the ledger is guarded again afterwards', async () => {
  const bills = await readBills(home)
  await runRoster(home.databaseUrl, ['backup', file])
  home.clock.moveBy(40 * DAY_MS)
  await renewDueAccounts(home.context)
  expect(await readBills(home)).not.toEqual(bills)
  home.clock.moveBy(-40 * DAY_MS)
  expect((await runRoster(home.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
  expect(await readBills(home)).toEqual(bills)
  for (const table of Object.keys(tables).filter((name) => !['billing_terms', 'payments'].includes(name)))
    await expect(query(home, `update ${table} set account_id = account_id`)).rejects.toThrow('never changed')
})

it('who stays inactive after --replace is credited from today on', async () => {
  await runRoster(home.databaseUrl, ['backup', file])
  await query(home, `update users set status = 'inactive', version = version + 1 where user_id = '${leaver}'`)
  const before = await readBills(home)
  expect((await runRoster(home.databaseUrl, ['restore', '--replace', file])).code).toBe(0)
  const after = await readBills(home)
  expect(after.ledger_lines?.slice(0, -1)).toEqual(before.ledger_lines)
  expect(after.ledger_lines?.at(-1)).toMatchObject({ kind: 'deactivated', user_id: leaver })
  expect(after.seat_changes).toHaveLength((before.seat_changes?.length ?? 0) + 1)
  expect(await findBrokenRules(home.databaseUrl)).toEqual([])
})

it('no preview from before can be confirmed, and no card is charged by itself', async () => {
  await query(
    home,
    `insert into quotes (account_id, quote_id, user_id, request, content, created_at, expires_at)
     values ('${accountId}', gen_random_uuid(), gen_random_uuid(), '{}', '{}', now(), now())`,
  )
  await query(
    home,
    `insert into collections (account_id, invoice_id, next_at) select account_id, invoice_id, now() from invoices`,
  )
  await runRoster(home.databaseUrl, ['backup', file])
  expect((await runRoster(other.databaseUrl, ['restore', file])).code).toBe(0)
  expect(await query(other, 'select * from quotes')).toEqual([])
  expect(await query(other, 'select * from collections')).toEqual([])
})
