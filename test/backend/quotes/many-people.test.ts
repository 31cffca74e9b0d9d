import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { confirm, deactivate, quoteFor } from '../../support/act-on-users.ts'
import { openQuoteOffice, type QuoteOffice } from './office.ts'

const AT = '2025-05-15T16:00:00Z'
let office: QuoteOffice

beforeAll(async () => {
  office = await openQuoteOffice()
})
afterAll(async () => {
  await office.expectOrder()
  await office.stop()
})

async function refusalOf(request: Promise<unknown>) {
  return request.then(
    () => undefined,
    (error: unknown) => {
      const { code, fields } = AppError.from(error)
      return { code, fields }
    },
  )
}

describe('one quote for several people', () => {
  it('names each person’s line and the total, and books them together', async () => {
    const firm = await office.openFirm({ at: AT, people: ['standard', 'guest', 'limited'] })
    office.goTo('2025-05-20T16:00:00Z')
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
    // 31 days from May 15; 5 of them over, each person was there for all 31.
    const billed = Math.floor((2 * 5 * 4000 + 30) / 62)
    expect(quote.seats.map((seat) => seat.lineCents)).toEqual([billed - 4000, 0, billed - 4000])
    expect(quote.totals).toMatchObject({
      totalCents: 2 * (billed - 4000),
      creditCents: 2 * (4000 - billed),
      creditBalanceAfterCents: 2 * (4000 - billed),
    })
    const rows = await confirm(firm.ada, quote, { reason: 'The branch closed' })
    expect(rows.map(({ userId, status }) => [userId, status])).toEqual(
      firm.people.map((userId) => [userId, 'inactive']),
    )
    expect((await firm.lines()).filter(([kind]) => kind === 'deactivated')).toEqual([
      ['deactivated', billed - 4000, 4000 - billed],
      ['deactivated', billed - 4000, 2 * (4000 - billed)],
    ])
    const events = await office.query<{ facts: object }>(
      `select facts from activity where account_id = $1 and kind = 'user.deactivated' order by sequence`,
      [firm.accountId],
    )
    expect(events.map(({ facts }) => facts)).toEqual([
      { reason: 'The branch closed', creditCents: 4000 - billed },
      { reason: 'The branch closed' },
      { reason: 'The branch closed', creditCents: 4000 - billed },
    ])
  })

  it('puts all that is due on one invoice', async () => {
    const firm = await office.openFirm({ at: AT, people: ['guest', 'guest'] })
    const quote = await quoteFor(firm.ada, { act: 'changeLevel', userIds: firm.people, level: 'standard' })
    expect(quote.totals).toMatchObject({ totalCents: 8000, dueNowCents: 8000, reversedCents: 0 })
    await confirm(firm.ada, quote)
    expect((await firm.invoices()).slice(1)).toEqual([['adjustment', 8000, 0, 8000]])
  })

  it('is refused with a sentence for each person it cannot be done to, and nothing changes', async () => {
    const firm = await office.openFirm({ at: AT, people: ['standard', 'limited'] })
    const [ben = '', cleo = ''] = firm.people
    await deactivate(firm.ada, ben)
    const before = await firm.everything()
    const unknown = '019a0000-0000-7000-8000-000000000000'
    const refusal = await refusalOf(
      quoteFor(firm.ada, { act: 'deactivate', userIds: [ben, cleo, unknown, firm.adaId] }),
    )
    expect(refusal).toEqual({
      code: 'users.refused',
      fields: [
        { path: 'userIds.0', message: 'This user is already inactive.' },
        { path: 'userIds.2', message: 'There is no such user in this account.' },
        { path: 'userIds.3', message: expect.stringContaining('last active Account Administrator') },
      ],
    })
    expect(await firm.everything()).toBe(before)
  })

  it('cannot take away all administrators at once, and can leave one', async () => {
    const firm = await office.openFirm({ at: AT, people: ['administrator', 'administrator', 'standard'] })
    const [ben = '', cleo = '', dan = ''] = firm.people
    for (const act of [
      { act: 'deactivate' as const, userIds: [firm.adaId, ben, dan, cleo] },
      { act: 'changeLevel' as const, userIds: [firm.adaId, ben, dan, cleo], level: 'guest' as const },
    ]) {
      const refusal = await refusalOf(quoteFor(firm.ada, act))
      expect(refusal).toMatchObject({
        code: 'users.refused',
        fields: [{ path: 'userIds.0' }, { path: 'userIds.1' }, { path: 'userIds.3' }],
      })
    }
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [ben, dan, cleo] })
    expect(await confirm(firm.ada, quote)).toHaveLength(3)
  })

  it('is refused when meanwhile it would take the last administrator', async () => {
    const firm = await office.openFirm({ at: AT, people: ['administrator'] })
    const [ben = ''] = firm.people
    const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: [firm.adaId] })
    await deactivate(firm.ada, ben)
    expect((await refusalOf(confirm(firm.ada, quote)))?.code).toBe('user.last-administrator')
  })
})

it('takes a thousand people at once, and brings them back', { timeout: 120_000 }, async () => {
  const people = Array.from({ length: 1000 }, (_, place): Level => (place % 4 === 3 ? 'guest' : 'standard'))
  const firm = await office.openFirm({ at: AT, people })
  office.goTo('2025-05-25T16:00:00Z')
  const quote = await quoteFor(firm.ada, { act: 'deactivate', userIds: firm.people })
  expect(quote.seats).toHaveLength(1000)
  expect(await confirm(firm.ada, quote)).toHaveLength(1000)
  const counted = await firm.ada.call('users.counts', {})
  expect(counted.users).toContainEqual({ level: 'standard', status: 'inactive', count: 750 })
  const back = await quoteFor(firm.ada, { act: 'reactivate', userIds: firm.people })
  expect(back.totals).toMatchObject({
    totalCents: -quote.totals.totalCents,
    dueNowCents: 0,
    creditBalanceAfterCents: 0,
  })
  expect(await confirm(firm.ada, back)).toHaveLength(1000)
})
