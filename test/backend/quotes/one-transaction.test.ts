import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { confirm, quoteFor } from '../../support/act-on-users.ts'
import { outcomeOf } from '../invitations/inviting.ts'
import { type Firm, openQuoteOffice, type QuoteOffice } from './office.ts'

let office: QuoteOffice
let firm: Firm

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(async () => {
  await office.expectOrder()
  await office.stop()
})
beforeEach(async () => {
  firm = await office.openFirm({ at: '2025-05-15T16:00:00Z', people: ['guest'] })
})

const raise = () => quoteFor(firm.ada, { act: 'changeLevel', userIds: firm.people, level: 'standard' })

describe.each([
  'activity',
  'seat_changes',
  'ledger_transactions',
  'ledger_entries',
  'ledger_lines',
  'invoices',
  'invoice_lines',
  'idempotent_writes',
])('when a row of %s cannot be written', (table) => {
  it('nothing of the act is there, and it can be confirmed afterwards', async () => {
    const quote = await raise()
    const before = await firm.everything()
    const sent = { key: crypto.randomUUID() }
    await office.query(
      `create trigger fails before insert on ${table} for each row execute function refuse_change()`,
    )
    expect(await outcomeOf(confirm(firm.ada, quote, sent))).toBe('unexpected')
    await office.query(`drop trigger fails on ${table}`)
    expect(await firm.everything()).toBe(before)
    expect(await confirm(firm.ada, quote, sent)).toMatchObject([{ level: 'standard' }])
    expect((await firm.invoices()).slice(1)).toEqual([['adjustment', 4000, 0, 4000]])
  })
})

it('sent again after the answer was lost, has effect once and the same answer', async () => {
  const quote = await raise()
  const sent = { key: crypto.randomUUID() }
  const first = await confirm(firm.ada, quote, sent)
  const after = await firm.everything()
  // The quote is over by then; what was done is answered all the same.
  office.goTo('2025-05-16T16:00:00Z')
  expect(await confirm(firm.ada, quote, sent)).toEqual(first)
  expect(await firm.everything()).toBe(after)
  expect(await outcomeOf(confirm(firm.ada, quote, { key: crypto.randomUUID() }))).toBe('quote.used')
})

it('asked for again with the same key, is the same quote', async () => {
  const act = { act: 'deactivate' as const, userIds: firm.people }
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const quote = await firm.ada.call('quotes.create', act, headers)
  expect(await firm.ada.call('quotes.create', act, headers)).toEqual(quote)
})

it('every line names the event that caused it, and the seat’s change', async () => {
  await confirm(firm.ada, await raise())
  const [line] = await office.query<object>(
    `select a.kind, a.actor_name, a.facts, s.seat_version, s.level, l.rule_version, l.days, l.sum_before::int, l.sum_after::int
     from ledger_lines l join seat_changes s using (account_id, user_id, seat_version)
     join activity a on a.account_id = s.account_id and a.activity_id = s.activity_id
     where l.account_id = $1 and l.kind = 'level-raised'`,
    [firm.accountId],
  )
  expect(line).toEqual({
    kind: 'user.level-changed',
    actor_name: 'Ada Hartwell',
    facts: { from: 'guest', to: 'standard', chargeCents: 4000 },
    seat_version: 2,
    level: 'standard',
    rule_version: 1,
    days: 31,
    sum_before: 0,
    sum_after: 31 * 4000,
  })
})
