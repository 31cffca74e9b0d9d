import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { billedOf } from '../../../shared/billing/index.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { changeLevel, confirm, deactivate, quoteFor, reactivate } from '../../support/act-on-users.ts'
import { type Firm, openQuoteOffice, type QuoteOffice } from './office.ts'

// The worked examples of docs/billing.md as an administrator meets them: over HTTP, on their dates. The examples say a
// seat is 30.00; what they are at the price of the plan stands beside.
let office: QuoteOffice

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(() => office.stop())

/** As if a seat had cost this much in the newest cycle. Only the owner of the database can do that. */
async function priceSeatsAt(firm: Firm, cents: number): Promise<void> {
  await office.backend.context.database.systemPool.query(`
    begin;
    alter table billing_cycles disable trigger user;
    alter table ledger_lines disable trigger user;
    with newest as (
      update billing_cycles c set seat_price_cents = ${cents} where account_id = '${firm.accountId}' and cycle_number = (
        select max(cycle_number) from billing_cycles where account_id = '${firm.accountId}'
      ) returning account_id, cycle_number, days
    )
    update ledger_lines l set amount_cents = ${cents}, billed_after_cents = ${cents}, sum_after = ${cents} * newest.days
    from newest where l.account_id = newest.account_id and l.cycle_number = newest.cycle_number and l.kind = 'renewal';
    alter table billing_cycles enable trigger user;
    alter table ledger_lines enable trigger user;
    commit`)
}

/** A firm in the cycle after the one it was opened in, so that its people were there when the cycle began. */
async function firmInCycle(facts: {
  opened: string
  renewed: string
  people?: readonly Level[]
  timeZone?: string
  cents?: number
}): Promise<Firm> {
  const { opened, renewed, people = ['standard'], timeZone, cents } = facts
  const firm = await office.openFirm({ at: opened, people, ...(timeZone !== undefined && { timeZone }) })
  office.goTo(renewed)
  await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
  if (cents !== undefined) await priceSeatsAt(firm, cents)
  return firm
}

const may = (people?: readonly Level[], cents?: number) =>
  firmInCycle({
    opened: '2025-04-01T16:00:00Z',
    renewed: '2025-05-01T05:00:00Z',
    ...(people && { people }),
    ...(cents !== undefined && { cents }),
  })
const noon = (day: number) => office.goTo(`2025-05-${String(day).padStart(2, '0')}T16:00:00Z`)
const one = (firm: Firm) => firm.people[0] ?? ''

describe.each([
  { cents: 3000, billedMay15: 1355, billedMay20: 2516 },
  { cents: 4000, billedMay15: 1806, billedMay20: 3355 },
])('in May, at $cents cents a seat', ({ cents, billedMay15, billedMay20 }) => {
  it('deactivating on May 15 and reactivating on May 20 costs nothing now', async () => {
    const firm = await may(['standard'], cents)
    const credit = cents - billedMay15
    const again = billedMay20 - billedMay15
    noon(15)
    const out = await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
    expect(out.seats).toMatchObject([
      {
        daysLeft: 17,
        billedBeforeCents: cents,
        billedAfterCents: billedMay15,
        lineCents: -credit,
        spans: [
          { from: '2025-05-01', to: '2025-05-14', days: 14, priceCents: cents },
          { from: '2025-05-15', to: '2025-05-31', days: 17, priceCents: 0 },
        ],
      },
    ])
    expect(out.totals).toEqual({
      totalCents: -credit,
      chargeCents: 0,
      creditCents: credit,
      reversedCents: 0,
      dueNowCents: 0,
      creditBalanceBeforeCents: 0,
      creditBalanceAfterCents: credit,
    })
    // The next invoice is at the price of the plan: Ada and the person, or Ada alone less the credit.
    expect(out.nextInvoice).toEqual({ on: '2025-06-01', beforeCents: 8000, afterCents: 4000 - credit })
    await confirm(firm.ada, out)

    noon(20)
    const back = await quoteFor(firm.ada, { act: 'reactivate', userIds: firm.people })
    expect(back.totals).toEqual({
      totalCents: again,
      chargeCents: again,
      creditCents: 0,
      reversedCents: again,
      dueNowCents: 0,
      creditBalanceBeforeCents: credit,
      creditBalanceAfterCents: credit - again,
    })
    await confirm(firm.ada, back)
    expect(await firm.lines()).toEqual([
      ['deactivated', -credit, credit],
      ['reactivated', again, credit - again],
    ])
    expect((await firm.invoices()).map(([kind]) => kind)).not.toContain('adjustment')
  })

  it('deactivating, reactivating and deactivating on one day comes to one credit', async () => {
    const firm = await may(['standard'], cents)
    const credit = cents - billedMay15
    noon(15)
    await deactivate(firm.ada, one(firm))
    await reactivate(firm.ada, one(firm))
    await deactivate(firm.ada, one(firm))
    expect(await firm.lines()).toEqual([
      ['deactivated', -credit, credit],
      ['reactivated', credit, 0],
      ['deactivated', -credit, credit],
    ])
  })

  it('one out and one in on one day comes to nothing', async () => {
    const firm = await may(['standard'], cents)
    const credit = cents - billedMay15
    noon(15)
    await deactivate(firm.ada, one(firm))
    await firm.join()
    expect(await firm.lines()).toEqual([
      ['deactivated', -credit, credit],
      ['joined', credit, credit],
    ])
  })

  it('somebody who joins and leaves on one day is billed for that day', async () => {
    const firm = await may(['guest'], cents)
    const charge = cents - billedMay15
    noon(15)
    const userId = await firm.join()
    await deactivate(firm.ada, userId)
    const oneDay = billedOf(cents, 31)
    expect(await firm.lines()).toEqual([
      ['joined', charge, 0],
      ['deactivated', oneDay - charge, charge - oneDay],
    ])
  })

  it('on May 1, after the renewal, everything comes back', async () => {
    const firm = await may(['standard'], cents)
    noon(1)
    await deactivate(firm.ada, one(firm))
    expect(await firm.lines()).toEqual([['deactivated', -cents, cents]])
  })
})

describe('at the price of the examples', () => {
  it('a guest who is raised on May 10 is due at once, and lowered on May 20 credited', async () => {
    const firm = await may(['guest'], 3000)
    noon(10)
    const raise = await quoteFor(firm.ada, { act: 'changeLevel', userIds: firm.people, level: 'standard' })
    expect(raise.totals).toMatchObject({ totalCents: 2129, reversedCents: 0, dueNowCents: 2129 })
    await confirm(firm.ada, raise)
    expect((await firm.invoices()).at(-1)).toEqual(['adjustment', 2129, 0, 2129])
    noon(20)
    await changeLevel(firm.ada, one(firm), 'guest')
    expect(await firm.lines()).toEqual([
      ['level-raised', 2129, 0],
      ['level-lowered', -1161, 1161],
    ])
  })

  it('the last day is worth one day', async () => {
    const firm = await may(['standard'], 3000)
    noon(31)
    await deactivate(firm.ada, one(firm))
    expect(await firm.lines()).toEqual([['deactivated', -97, 97]])
  })

  it('a day is that of the account, wherever the clock in Greenwich stands', async () => {
    const firm = await may(['standard'], 3000)
    office.goTo('2025-05-16T03:30:00Z')
    await deactivate(firm.ada, one(firm))
    expect(await firm.lines()).toEqual([['deactivated', -1645, 1645]])
  })

  it.each([
    ['28 days', '2024-12-31', '2025-01-31', '2025-02-14', '2025-01-31', '2025-02-28', 3000, -1500],
    ['29 days', '2023-12-31', '2024-01-31', '2024-02-14', '2024-01-31', '2024-02-29', 3000, -1552],
    ['a half cent', '2025-05-01', '2025-06-01', '2025-06-16', '2025-06-01', '2025-07-01', 999, -500],
    ['a day of 23 hours', '2026-02-01', '2026-03-01', '2026-03-08', '2026-03-01', '2026-04-01', 3000, -2323],
  ] as const)('%s', async (_, opened, renewed, day, startOn, endOn, cents, line) => {
    const firm = await firmInCycle({
      opened: `${opened}T17:00:00Z`,
      renewed: `${renewed}T17:00:00Z`,
      cents,
    })
    office.goTo(`${day}T17:00:00Z`)
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
    expect(quote.cycle).toMatchObject({ startOn, endOn, seatPriceCents: cents })
    await confirm(firm.ada, quote)
    expect(await firm.lines()).toEqual([['deactivated', line, -line]])
  })

  it('a year that begins on February 29 has 365 days', async () => {
    const firm = await office.openFirm({ at: '2024-02-29T17:00:00Z', people: ['standard'] })
    const year = await quoteFor(firm.ada, { act: 'changePlan', plan: 'starter', interval: 'year' })
    await firm.ada.call('billing.changePlan', { quoteId: year.quoteId, totalCents: year.totals.totalCents })
    await priceSeatsAt(firm, 28_800)
    office.goTo('2024-09-05T16:00:00Z')
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
    expect(quote.cycle).toMatchObject({ startOn: '2024-02-29', endOn: '2025-02-28', days: 365 })
    await confirm(firm.ada, quote)
    expect(await firm.lines()).toEqual([['deactivated', -13_887, 13_887]])
  })
})

it('credit is used by the next invoice, and what is left is carried over', async () => {
  const firm = await may(['standard', 'standard', 'standard'])
  noon(1)
  await confirm(firm.ada, await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people }))
  office.goTo('2025-06-01T16:00:00Z')
  const next = await quoteFor(firm.ada, { act: 'reactivate', userIds: firm.people })
  expect((await firm.invoices()).at(-1)).toEqual(['cycle', 4000, 4000, 0])
  expect(next.totals).toMatchObject({ creditBalanceBeforeCents: 8000, reversedCents: 0, dueNowCents: 12_000 })
})
