import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../../backend/operations/rules.ts'
import type { Actor } from '../../../backend/scope.ts'
import { actOn } from '../../support/act-quietly.ts'
import { openQuietBackend, type QuietBackend } from '../../support/quiet-backend.ts'

let backend: QuietBackend
let admin: Actor

const at = (instant: string) => backend.setNow(new Date(instant))

beforeAll(async () => {
  backend = await openQuietBackend()
  const act = (request: Parameters<typeof actOn>[2]) => actOn(backend, admin, request)
  at('2025-05-01T16:00:00Z')
  admin = await backend.openAccount()
  const ben = await backend.join(admin, 'standard')
  const ana = await backend.join(admin, 'limited')
  const guest = await backend.join(admin, 'guest')
  at('2025-05-15T16:00:00Z')
  await act({ act: 'deactivate', userIds: [ben] })
  at('2025-05-20T16:00:00Z')
  await act({ act: 'reactivate', userIds: [ben] })
  await act({ act: 'changeLevel', userIds: [guest], level: 'standard' })
  at('2025-05-25T16:00:00Z')
  await act({ act: 'changePlan', plan: 'standard', interval: 'month' })
  at('2025-06-10T16:00:00Z')
  await act({ act: 'deactivate', userIds: [ana, ben] })
  at('2025-06-25T16:00:00Z')
  await backend.renew()
  await backend.join(admin, 'standard')
  await backend.pay(admin, 1)
})
afterAll(() => backend.stop())

/** The rules that are broken after these statements of somebody who owns the database and sets its guards aside. */
async function breakWith(statements: readonly string[]): Promise<string[]> {
  const client = await backend.context.database.systemPool.connect()
  try {
    await client.query('begin')
    for (const table of guarded) await client.query(`alter table ${table} disable trigger user`)
    for (const statement of statements) {
      const { rowCount } = await client.query(statement)
      if (rowCount === 0) throw new Error(`Nothing was spoilt by: ${statement}`)
    }
    const broken: string[] = []
    for (const { sentence, findBroken } of rules)
      if ((await findBroken(drizzle(client), admin.accountId)).length > 0) broken.push(sentence)
    return broken
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const guarded = [
  'seat_changes',
  'billing_cycles',
  'ledger_transactions',
  'ledger_entries',
  'ledger_lines',
  'invoices',
  'invoice_lines',
  'payments',
]

const states = 'Every user’s level and status are those of their newest seat change.'
const changes =
  'Every change of a seat comes after the one before it and names the recorded event that made it.'
const calendar = 'The cycles of every account follow one another as the calendar has them.'
const replay = 'Every line of a seat is what the rules make of its changes, and none is missing.'
const zero = 'Every booking of the ledger sums to zero.'
const books = 'The books say what the lines say, booking by booking.'
const balance = 'The credit balance follows line by line and is never below zero.'
const revenue = 'The revenue of every cycle that is over is recognised, once and completely.'
const quoted = 'Every confirmed quote is booked exactly as it was shown.'
const sums = 'Every invoice is the sum of its lines less the credit it used.'
const collected = 'Every charge is on the invoice it belongs to, and none is forgotten.'
const paid = 'Every payment is of one invoice, in full, and in the ledger.'
const receivable = 'What is to be received is what open invoices and waiting charges come to.'

const line = (where: string) => `line_number = (select min(line_number) from ledger_lines where ${where})`

describe('roster check, of money', () => {
  it('finds a firm in order to which everything has happened once', async () => {
    const { rows } = await backend.context.database.systemPool.query<{ kind: string }>(
      'select distinct kind from ledger_lines order by kind',
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'credit-used',
      'deactivated',
      'joined',
      'level-raised',
      'payment',
      'plan-changed',
      'reactivated',
      'renewal',
    ])
    const broken: string[] = []
    for (const { findBroken } of rules)
      broken.push(...(await findBroken(backend.context.database.system, null)))
    expect(broken).toEqual([])
  })

  it.each<[string, string, ...string[]]>([
    ['a user at another level', states, `update users set level = 'standard' where level = 'limited'`],
    [
      'a user who is active again without a booking',
      states,
      `update users set status = 'active' where status = 'inactive'`,
    ],
    [
      'a user without a seat',
      states,
      `insert into users select account_id, gen_random_uuid(), gen_random_uuid(), name, name_key, 'new@hartwell.test', 'new@hartwell.test', level,
         status, status_since, joined_at, last_active_at from users limit 1`,
    ],
    [
      'a change of a seat that was moved to another day',
      replay,
      `update seat_changes set effective_on = '2025-05-16' where effective_on = '2025-05-15'`,
    ],
    [
      'a change of a seat that nobody recorded',
      changes,
      `update seat_changes set activity_id = gen_random_uuid() where seat_version = 2`,
    ],
    [
      'a change of a seat without an event',
      changes,
      `update seat_changes set activity_id = null where seat_version = 2`,
    ],
    [
      'a change that lies before the one before it',
      changes,
      `update seat_changes set at = at - interval '1 year' where seat_version = 2`,
    ],
    [
      'a change of a seat that was removed',
      states,
      `delete from ledger_lines where kind = 'deactivated' and cycle_number = 1`,
      `delete from seat_changes where status = 'inactive' and cycle_number = 1`,
    ],
    [
      'a cycle that is a day longer',
      calendar,
      `update billing_cycles set end_on = end_on + 1, days = days + 1 where cycle_number = 2`,
    ],
    [
      'a cycle that says another number of days',
      calendar,
      `update billing_cycles set days = 30 where cycle_number = 1`,
    ],
    [
      'a cycle that ends at another instant',
      calendar,
      `update billing_cycles set ends_at = ends_at + interval '1 hour' where cycle_number = 2`,
    ],
    [
      'a gap between two cycles',
      calendar,
      `update billing_cycles set starts_at = starts_at + interval '1 minute' where cycle_number = 2`,
    ],
    [
      'a cycle with another anchor',
      calendar,
      `update billing_cycles set anchor_on = anchor_on - 1 where cycle_number = 2`,
    ],
    [
      'a replacing cycle of another day',
      calendar,
      `update billing_cycles set start_on = start_on - 1 where cycle_number = 1`,
    ],
    [
      'another price of a cycle',
      replay,
      `update billing_cycles set seat_price_cents = 10001 where cycle_number = 2`,
    ],
    [
      'a line with another amount',
      replay,
      `update ledger_lines set amount_cents = amount_cents - 1 where ${line(`kind = 'deactivated'`)}`,
    ],
    [
      'a line with another S',
      replay,
      `update ledger_lines set sum_after = sum_after + 1 where ${line(`kind = 'renewal'`)}`,
    ],
    [
      'a line with another S before',
      replay,
      `update ledger_lines set sum_before = sum_before + 1 where ${line(`kind = 'reactivated'`)}`,
    ],
    [
      'a line with another N',
      replay,
      `update ledger_lines set days = 30 where ${line(`kind = 'plan-changed'`)}`,
    ],
    [
      'a line with another reversal',
      replay,
      `update ledger_lines set reversed_cents = reversed_cents - 1 where ${line(`reversed_cents > 0`)}`,
    ],
    [
      'a line of another rule',
      replay,
      `update ledger_lines set rule_version = 2 where ${line(`kind = 'joined'`)}`,
    ],
    [
      'a line of another kind',
      replay,
      `update ledger_lines set kind = 'level-raised' where ${line(`kind = 'reactivated'`)}`,
    ],
    [
      'a line of another day',
      replay,
      `update ledger_lines set on_date = on_date + 1 where ${line(`kind = 'level-raised'`)}`,
    ],
    ['a renewal that is there twice', replay, copyOfLine(`kind = 'renewal'`)],
    [
      'a renewal that was forgotten',
      replay,
      `delete from invoice_lines where ${line(`kind = 'renewal' and cycle_number = 2`)}`,
      `delete from ledger_lines where ${line(`kind = 'renewal' and cycle_number = 2`)}`,
    ],
    [
      'an entry that was raised',
      zero,
      `update ledger_entries set amount_cents = amount_cents + 1 where book = 'receivable'`,
    ],
    [
      'a booking without entries',
      zero,
      `delete from ledger_entries where transaction_id = (select transaction_id from ledger_transactions where kind = 'plan')`,
    ],
    [
      'entries that balance and are not those of the lines',
      books,
      `update ledger_entries set amount_cents = amount_cents * 2`,
    ],
    [
      'an amount in another book',
      books,
      `update ledger_entries set book = 'cash' where book = 'receivable' and amount_cents > 0`,
    ],
    [
      'a line of another cycle than its booking',
      books,
      `update ledger_lines set cycle_number = 0 where kind = 'credit-used' and cycle_number = 1`,
    ],
    ['a booking that undoes another one by half', books, ...reversalOf(0.5)],
    [
      'a balance that was raised',
      balance,
      `update ledger_lines set credit_balance_cents = credit_balance_cents + 100 where line_number = 5`,
    ],
    [
      'a line that is missing in the count',
      balance,
      `update ledger_lines set line_number = line_number + 100 where kind = 'payment'`,
    ],
    [
      'revenue that was never recognised',
      revenue,
      `delete from ledger_entries where book in ('revenue', 'deferred') and transaction_id in (select transaction_id from ledger_transactions where kind = 'recognition')`,
    ],
    [
      'revenue that was recognised halfway',
      revenue,
      `update ledger_entries set amount_cents = amount_cents / 2 where transaction_id in (select transaction_id from ledger_transactions where kind = 'recognition')`,
    ],
    [
      'revenue of a cycle that is not over',
      revenue,
      `update ledger_transactions set cycle_number = 2 where kind = 'recognition' and cycle_number = 1`,
    ],
    [
      'a quote that showed another amount',
      quoted,
      `update quotes set content = jsonb_set(content, '{quote,seats,0,lineCents}', '-1') where used_at is not null and request ->> 'act' = 'deactivate'`,
    ],
    [
      'a quote of an upgrade that showed another credit',
      quoted,
      `update quotes set content = jsonb_set(content, '{quote,plan,oldCycleCreditCents}', '1') where request ->> 'act' = 'changePlan'`,
    ],
    [
      'a booking that names an unused quote',
      quoted,
      `update quotes set used_at = null where used_at is not null`,
    ],
    [
      'an invoice that asks for more',
      sums,
      `update invoices set total_cents = total_cents + 1, due_cents = due_cents + 1 where number = 1`,
    ],
    [
      'an invoice that hides credit',
      sums,
      `update invoices set credit_used_cents = credit_used_cents - 1, due_cents = due_cents + 1 where credit_used_cents > 0`,
    ],
    [
      'an invoice with another number of lines',
      sums,
      `update invoices set line_count = line_count + 1 where number = 2`,
    ],
    ['an invoice number that is missing', sums, `update invoices set number = 100 where number = 2`],
    [
      'a charge that no invoice collects',
      collected,
      `delete from invoice_lines where ${line(`kind = 'renewal' and cycle_number = 2`)}`,
    ],
    [
      'a waiting charge that was forgotten at the boundary',
      collected,
      `delete from invoice_lines where ${line(`kind = 'joined'`)}`,
    ],
    [
      'a charge on the invoice of another cycle',
      collected,
      `update invoice_lines set invoice_id = (select invoice_id from invoices where number = 1) where ${line(`kind = 'renewal' and cycle_number = 2`)}`,
    ],
    ['a payment of another amount', paid, `update payments set amount_cents = amount_cents + 1`],
    ['a payment that is not in the ledger', paid, `delete from ledger_lines where kind = 'payment'`],
    ['a payment that only the ledger has', paid, `delete from payments`],
    [
      'a paid invoice that is collected',
      paid,
      `insert into collections select account_id, invoice_id, 0, now() from payments`,
    ],
    ['money received that is still asked for', receivable, `delete from payments`],
  ])('names %s', async (_, sentence, ...statements) => {
    expect(await breakWith(statements)).toContain(sentence)
  })
})

function copyOfLine(where: string): string {
  return `insert into ledger_lines select (jsonb_populate_record(l, jsonb_build_object('line_number', 900))).* from ledger_lines l where ${line(where)}`
}

function reversalOf(share: number): string[] {
  const id = crypto.randomUUID()
  const undone = `(select transaction_id from ledger_transactions where kind = 'plan')`
  return [
    `insert into ledger_transactions select account_id, '${id}', 'reversal', at, cycle_number, null, transaction_id
       from ledger_transactions where kind = 'plan'`,
    `insert into ledger_entries select account_id, '${id}', book, -amount_cents * ${share} from ledger_entries
       where transaction_id = ${undone}`,
  ]
}
