import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { quote as quoteModel } from '../../../shared/model/quote.ts'
import { changeLevel, confirm, deactivate, quoteFor, reactivate } from '../../support/act-on-users.ts'
import type { Client } from '../../support/client.ts'
import { addSignedInUser } from '../../support/people.ts'
import { outcomeOf } from '../invitations/inviting.ts'
import { type Firm, openQuoteOffice, type QuoteOffice } from './office.ts'

let office: QuoteOffice
let firm: Firm
let bea: Client
let ben: string
let cleo: string

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(async () => {
  await office.expectOrder()
  await office.stop()
})
beforeEach(async () => {
  firm = await office.openFirm({ at: '2025-05-15T16:00:00Z', people: ['standard', 'limited'] })
  bea = await addSignedInUser(office.backend, firm.accountId, { level: 'administrator' })
  ben = firm.people[0] ?? ''
  cleo = firm.people[1] ?? ''
})

/** The refusal of a request that must be refused. */
async function refusalOf(request: Promise<unknown>): Promise<AppError> {
  return request.then(
    () => {
      throw new Error('This was not refused.')
    },
    (error: unknown) => AppError.from(error),
  )
}

describe('a quote whose person was changed meanwhile', () => {
  it('books nothing, says what changed, and brings a fresh quote that can be confirmed', async () => {
    office.goTo('2025-05-20T16:00:00Z')
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
    await changeLevel(bea, ben, 'guest')
    const before = await firm.everything()
    const refusal = await refusalOf(confirm(firm.ada, quote))
    expect(refusal.code).toBe('quote.stale')
    expect(refusal.status).toBe(409)
    expect(await firm.everything()).toBe(before)
    const fresh = quoteModel.parse(refusal.details?.quote)
    expect(fresh.quoteId).not.toBe(quote.quoteId)
    expect(fresh.totals.totalCents).toBe(0)
    expect(refusal.details?.changed).toEqual([
      {
        reason: 'seat',
        userId: ben,
        name: quote.seats[0]?.name,
        beforeCents: quote.totals.totalCents,
        afterCents: 0,
      },
    ])
    expect(await confirm(firm.ada, fresh)).toMatchObject([{ level: 'guest', status: 'inactive' }])
  })

  it('is stale too when the person is again as they were', async () => {
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
    await deactivate(bea, ben)
    await reactivate(bea, ben)
    const refusal = await refusalOf(confirm(firm.ada, quote))
    expect(refusal.code).toBe('quote.stale')
    expect(refusal.details?.changed).toMatchObject([{ reason: 'seat', userId: ben }])
    await confirm(firm.ada, quoteModel.parse(refusal.details?.quote))
  })

  it('of several people brings a fresh quote for all of them', async () => {
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [cleo, ben] })
    await changeLevel(bea, ben, 'guest')
    const refusal = await refusalOf(confirm(firm.ada, quote))
    expect(refusal.details?.changed).toMatchObject([{ reason: 'seat', userId: ben }])
    const fresh = quoteModel.parse(refusal.details?.quote)
    expect(fresh.seats.map((seat) => seat.userId)).toEqual([cleo, ben])
    expect(await confirm(firm.ada, fresh)).toHaveLength(2)
  })

  it('says so when the act is not possible any more', async () => {
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
    await deactivate(bea, ben)
    expect(await outcomeOf(confirm(firm.ada, quote))).toBe('user.already-inactive')
  })
})

it('is stale when the plan was changed meanwhile, with the amounts before and after', async () => {
  const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
  const year = await quoteFor(bea, { act: 'changePlan', plan: 'standard', interval: 'month' })
  await bea.call('billing.changePlan', { quoteId: year.quoteId, totalCents: year.totals.totalCents })
  const refusal = await refusalOf(confirm(firm.ada, quote))
  expect(refusal.code).toBe('quote.stale')
  const fresh = quoteModel.parse(refusal.details?.quote)
  expect(refusal.details?.changed).toContainEqual({
    reason: 'cycle',
    beforeCents: quote.totals.totalCents,
    afterCents: fresh.totals.totalCents,
  })
  expect(fresh.cycle.plan).toBe('standard')
  await confirm(firm.ada, fresh)
})

it('a change of plan is stale when a seat was added or left meanwhile', async () => {
  const act = { act: 'changePlan', plan: 'standard', interval: 'month' } as const
  const quote = await quoteFor(firm.ada, act)
  await deactivate(bea, ben)
  const refusal = await refusalOf(
    firm.ada.call('billing.changePlan', { quoteId: quote.quoteId, totalCents: quote.totals.totalCents }),
  )
  expect(refusal.code).toBe('quote.stale')
  const { quoteId, totals, plan } = quoteModel.parse(refusal.details?.quote)
  expect(plan?.seats).toBe(3)
  const billing = await firm.ada.call('billing.changePlan', { quoteId, totalCents: totals.totalCents })
  expect(billing).toMatchObject({ plan: 'standard', creditBalanceCents: totals.creditBalanceAfterCents })
})

it('holds when another administrator acted on somebody else', async () => {
  const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
  await deactivate(bea, cleo)
  await confirm(firm.ada, quote)
  expect(await firm.lines()).toContainEqual(['deactivated', quote.totals.totalCents, expect.any(Number)])
})

it('holds when the person was renamed', async () => {
  const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben] })
  await office.query(`update users set name = 'Ben Carter-Cole' where user_id = $1`, [ben])
  expect(await confirm(firm.ada, quote)).toMatchObject([{ name: 'Ben Carter-Cole', status: 'inactive' }])
})
