import { v7 as uuid7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { confirm, deactivate, quoteFor } from '../../support/act-on-users.ts'
import { addSignedInUser } from '../../support/people.ts'
import { outcomeOf } from '../invitations/inviting.ts'
import { type Firm, openQuoteOffice, type QuoteOffice } from './office.ts'

let office: QuoteOffice
let firm: Firm
let userId: string

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(() => office.stop())
beforeEach(async () => {
  firm = await office.openFirm({ at: '2025-05-15T16:00:00Z', people: ['standard', 'guest'] })
  userId = firm.people[0] ?? ''
})

const deactivation = () => quoteFor(firm.ada, { act: 'deactivate', userIds: [userId] })

/** How a request is refused that leaves everything as it was. */
async function refused(request: () => Promise<unknown>): Promise<string> {
  const before = await firm.everything()
  const outcome = await outcomeOf(request())
  expect(await firm.everything()).toBe(before)
  return outcome
}

describe('a quote is refused', () => {
  it('when nobody made it', async () => {
    const totalCents = -100
    const forged = { quoteId: uuid7(), totalCents }
    expect(await refused(() => firm.ada.call('users.deactivate', forged))).toBe('quote.not-found')
    expect(await refused(() => firm.ada.call('quotes.read', { quoteId: forged.quoteId }))).toBe(
      'quote.not-found',
    )
  })

  it('when it was made in another account', async () => {
    const quote = await deactivation()
    const stranger = await office.openFirm({ at: '2025-05-15T16:00:00Z' })
    expect(await refused(() => confirm(stranger.ada, quote))).toBe('quote.not-found')
  })

  it('when another administrator made it', async () => {
    const quote = await deactivation()
    const bea = await addSignedInUser(office.backend, firm.accountId, { level: 'administrator' })
    expect(await refused(() => confirm(bea, quote))).toBe('quote.other-actor')
    expect(await refused(() => bea.call('quotes.read', { quoteId: quote.quoteId }))).toBe('quote.other-actor')
    expect(await firm.ada.call('quotes.read', { quoteId: quote.quoteId })).toEqual(quote)
  })

  it('when it was made for something else', async () => {
    const { quoteId, totals } = await deactivation()
    const confirmation = { quoteId, totalCents: totals.totalCents }
    for (const name of ['users.reactivate', 'users.changeLevel', 'billing.changePlan'] as const)
      expect(await refused(() => firm.ada.call(name, confirmation))).toBe('quote.other-act')
  })

  it.each([1, -1, 1_000_000])('when its total is off by %s', async (off) => {
    const { quoteId, totals } = await deactivation()
    const altered = { quoteId, totalCents: totals.totalCents + off }
    expect(await refused(() => firm.ada.call('users.deactivate', altered))).toBe('quote.wrong-total')
  })

  it('when it was used already', async () => {
    const quote = await deactivation()
    await confirm(firm.ada, quote)
    expect(await refused(() => confirm(firm.ada, quote))).toBe('quote.used')
  })

  it('after 15 minutes, to the millisecond', async () => {
    const quote = await deactivation()
    expect(quote.expiresAt).toBe('2025-05-15T16:15:00.000Z')
    office.goTo('2025-05-15T16:15:00.000Z')
    expect(await refused(() => confirm(firm.ada, quote))).toBe('quote.expired')
    office.goTo('2025-05-15T16:14:59.999Z')
    expect(await outcomeOf(confirm(firm.ada, quote))).toBe('done')
  })

  it('when it charges somebody and the local day is over', async () => {
    await deactivate(firm.ada, userId)
    office.goTo('2025-05-16T03:50:00Z')
    const quote = await quoteFor(firm.ada, { act: 'reactivate', userIds: [userId] })
    expect(quote).toMatchObject({ localDate: '2025-05-15', expiresAt: '2025-05-16T04:00:00.000Z' })
    office.goTo('2025-05-16T04:00:00Z')
    expect(await refused(() => confirm(firm.ada, quote))).toBe('quote.expired')
  })

  it('not when it credits somebody: that counts for the day it was shown on', async () => {
    office.goTo('2025-05-16T03:50:00Z')
    const quote = await deactivation()
    expect(quote).toMatchObject({ localDate: '2025-05-15', expiresAt: '2025-05-16T04:05:00.000Z' })
    office.goTo('2025-05-16T04:01:00Z')
    await confirm(firm.ada, quote)
    expect(await firm.lines()).toMatchObject([
      expect.anything(),
      ['deactivated', quote.totals.totalCents, expect.anything()],
    ])
    const [line] = await office.query<{ on: string }>(
      `select on_date::text as on from ledger_lines where account_id = $1 and kind = 'deactivated'`,
      [firm.accountId],
    )
    expect(line?.on).toBe('2025-05-15')
  })

  it('when the cycle is over', async () => {
    office.goTo('2025-06-15T03:55:00Z')
    const quote = await deactivation()
    expect(quote).toMatchObject({ cycle: { endOn: '2025-06-15' }, expiresAt: '2025-06-15T04:00:00.000Z' })
    office.goTo('2025-06-15T04:00:00Z')
    expect(await outcomeOf(confirm(firm.ada, quote))).toBe('quote.expired')
  })
})

describe('a request that is not well-formed', () => {
  const hostile = [
    '{"quoteId":"ID","totalCents":"-100"}',
    '{"quoteId":"ID","totalCents":-100.5}',
    '{"quoteId":"ID","totalCents":1e309}',
    '{"quoteId":"ID","totalCents":-1e309}',
    '{"quoteId":"ID","totalCents":null}',
    '{"quoteId":"ID","totalCents":9007199254740993}',
    '{"quoteId":"ID"}',
    '{"quoteId":"ID","totalCents":0,"userIds":[]}',
    '{"quoteId":"ID","totalCents":0,"version":1}',
    '{"quoteId":["ID"],"totalCents":0}',
    '{"quoteId":"ID","totalCents":0,"__proto__":{"act":"x"}}',
    '[]',
    '""',
    '{"quoteId":"ID","totalCents":0',
  ]
  it.each(hostile)('changes nothing: %s', async (body) => {
    const { quoteId } = await deactivation()
    const before = await firm.everything()
    for (const path of ['deactivation', 'reactivation', 'level']) {
      const response = await firm.ada.fetch(`/api/users/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body.replace('ID', quoteId),
      })
      expect(response.status).toBe(400)
    }
    expect(await firm.everything()).toBe(before)
  })

  it.each([
    [{ act: 'deactivate', userIds: [] }, 'request.invalid'],
    [{ act: 'deactivate' }, 'request.invalid'],
    [{ act: 'deactivate', userIds: ['x'] }, 'request.invalid'],
    [{ act: 'deactivate', userIds: [uuid7()], amountCents: 0 }, 'request.invalid'],
    [{ act: 'deactivate', userIds: [uuid7()], level: 'guest' }, 'request.invalid'],
    [{ act: 'changeLevel', userIds: [uuid7()] }, 'request.invalid'],
    [{ act: 'changeLevel', userIds: [uuid7()], level: 'owner' }, 'request.invalid'],
    [{ act: 'changePlan', plan: 'free', interval: 'month' }, 'request.invalid'],
    [{ act: 'delete', userIds: [uuid7()] }, 'request.invalid'],
    [{ act: 'deactivate', userIds: Array.from({ length: 1001 }, () => uuid7()) }, 'request.invalid'],
    [{ act: 'deactivate', userIds: [uuid7()] }, 'user.not-found'],
  ])('gets no quote: %j', async (request, code) => {
    expect(await refused(() => firm.ada.call('quotes.create', request as never))).toBe(code)
  })

  it('gets no quote for the same person twice', async () => {
    const twice = { act: 'deactivate' as const, userIds: [userId, userId] }
    expect(await refused(() => quoteFor(firm.ada, twice))).toBe('request.invalid')
  })
})

it('refuses amounts beyond what can be billed, and changes nothing', async () => {
  await office.backend.context.database.systemPool.query(`
    begin;
    alter table billing_cycles disable trigger user;
    update billing_cycles set seat_price_cents = 900000000000 where account_id = '${firm.accountId}';
    alter table billing_cycles enable trigger user;
    commit`)
  const people = [await firm.join('guest'), await firm.join('guest')]
  const raise = { act: 'changeLevel' as const, userIds: people, level: 'standard' as const }
  expect(await refused(() => quoteFor(firm.ada, raise))).toBe('amount.too-large')
})
