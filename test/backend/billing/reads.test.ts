import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePlan, quotePlanChange } from '../../../backend/modules/billing/plan.ts'
import type { WriteScope } from '../../../backend/scope.ts'
import { addDays } from '../../../shared/billing/index.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'
import { billingReader } from '../../support/billing-reader.ts'

const OUT = { level: 'standard', status: 'inactive' } as const
const IN = { level: 'standard', status: 'active' } as const

let office: BillingOffice
let accountId: string
let leaver: string
let joiner: string
let reader: ReturnType<typeof billingReader>

/** May 2025 at 40.00: two paid seats and a guest; one leaves on the 15th and is back on the 20th, one joins on the 22nd. */
beforeAll(async () => {
  office = await openBillingOffice()
  accountId = await office.openAccount('2025-05-01T12:00:00Z', {
    people: ['administrator', 'standard', 'guest'],
  })
  const [user] = await office.rows<{ user_id: string }>(
    `select user_id from users where account_id = $1 and level = 'standard'`,
    [accountId],
  )
  leaver = user?.user_id ?? ''
  await office.change(accountId, '2025-05-15T16:00:00Z', [leaver], OUT)
  await office.change(accountId, '2025-05-20T16:00:00Z', [leaver], IN)
  joiner = await office.join(accountId, '2025-05-22T16:00:00Z')
  reader = billingReader(office, accountId, '2025-05-22T18:00:00Z')
})
afterAll(() => office.stop())

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )

describe('the Billing page', () => {
  it('says plan, cycle, seats, credit and open invoices as they stand', async () => {
    expect(await reader.call('billing.read', {})).toMatchObject({
      timeZone: 'America/New_York',
      today: '2025-05-22',
      plan: 'starter',
      interval: 'month',
      seatPriceCents: 4000,
      scheduled: null,
      cycle: { startOn: '2025-05-01', endOn: '2025-06-01', days: 31, daysLeft: 10, isTrial: false },
      seats: [
        { level: 'administrator', count: 1 },
        { level: 'standard', count: 2 },
        { level: 'guest', count: 1 },
      ],
      paidSeats: 3,
      // 17 days credited, 12 of them charged again: 21.94 - 15.49.
      creditBalanceCents: 645,
      openInvoices: { count: 1, dueCents: 8000 },
    })
  })

  it('forecasts exactly the invoice that the boundary then issues', async () => {
    const { forecast } = await reader.call('billing.read', {})
    expect(forecast).toEqual({
      on: '2025-06-01',
      seats: 3,
      seatPriceCents: 4000,
      renewalsCents: 12_000,
      chargesCents: 1290,
      chargeCount: 1,
      creditCents: 645,
      totalCents: 12_645,
    })
    const other = await openBillingOffice()
    try {
      const twin = await other.openAccount('2025-05-01T12:00:00Z', { people: ['administrator', 'standard'] })
      const before = billingReader(other, twin, '2025-05-22T18:00:00Z')
      await other.join(twin, '2025-05-22T16:00:00Z')
      const said = (await before.call('billing.read', {})).forecast
      await other.renewAt('2025-06-01T05:00:00Z')
      const [issued] = (await before.call('invoices.list', {})).items
      expect(issued).toMatchObject({
        totalCents: said.renewalsCents + said.chargesCents,
        creditUsedCents: said.creditCents,
        dueCents: said.totalCents,
      })
      expect((await before.call('billing.read', {})).forecast).toMatchObject({
        chargesCents: 0,
        chargeCount: 0,
      })
    } finally {
      await other.stop()
    }
  })

  it('estimates one more seat to the cent; a guest is free', async () => {
    expect(await reader.call('billing.estimate', { level: 'limited' })).toEqual({
      plan: 'starter',
      interval: 'month',
      seatPriceCents: 4000,
      todayCents: 1290,
      daysLeft: 10,
      days: 31,
      nextInvoiceOn: '2025-06-01',
    })
    expect(await reader.call('billing.estimate', { level: 'guest' })).toMatchObject({ todayCents: 0 })
  })

  it('says that a trial is one, costs nothing and what comes after', async () => {
    const trial = await office.openAccount('2025-05-01T12:00:00Z', { trialDays: 14 })
    const during = billingReader(office, trial, '2025-05-03T12:00:00Z')
    expect(await during.call('billing.read', {})).toMatchObject({
      seatPriceCents: 4000,
      cycle: { isTrial: true, endOn: '2025-05-15' },
      openInvoices: { count: 0, dueCents: 0 },
      forecast: { on: '2025-05-15', totalCents: 4000 },
    })
    expect(await during.call('billing.estimate', { level: 'standard' })).toMatchObject({ todayCents: 0 })
  })
})

describe('why somebody is billed', () => {
  it('shows the days by price and the lines that add up to what is billed', async () => {
    const why = await reader.call('users.billing', { userId: leaver })
    expect(why.spans).toEqual([
      { from: '2025-05-01', to: '2025-05-14', days: 14, priceCents: 4000 },
      { from: '2025-05-15', to: '2025-05-19', days: 5, priceCents: 0 },
      { from: '2025-05-20', to: '2025-05-31', days: 12, priceCents: 4000 },
    ])
    expect(why.lines.map((line) => [line.kind, line.amountCents])).toEqual([
      ['renewal', 4000],
      ['deactivated', -2194],
      ['reactivated', 1549],
    ])
    expect(why).toMatchObject({ isPaidSeat: true, billedCents: 3355, seatPriceCents: 4000 })
  })

  it('has nothing to bill for a guest, and does not know people of another account', async () => {
    const [guest] = await office.rows<{ user_id: string }>(
      `select user_id from users where account_id = $1 and level = 'guest'`,
      [accountId],
    )
    expect(await reader.call('users.billing', { userId: guest?.user_id ?? '' })).toMatchObject({
      isPaidSeat: false,
      billedCents: 0,
      lines: [],
      spans: [{ days: 31, priceCents: 0 }],
    })
    const stranger = billingReader(office, await office.openAccount('2025-05-01T12:00:00Z'), '2025-05-02')
    expect(await refusal(stranger.call('users.billing', { userId: leaver }))).toBe('user.not-found')
  })
})

describe('a line of the ledger', () => {
  it('is explained by the days it is computed from, as of then', async () => {
    const { items } = await reader.call('ledger.list', { userId: leaver, kind: ['deactivated'] })
    const line = await reader.call('ledger.read', { lineNumber: items[0]?.lineNumber ?? 0 })
    expect(line).toMatchObject({
      on: '2025-05-15',
      amountCents: -2194,
      billedBeforeCents: 4000,
      billedAfterCents: 1806,
      spans: [
        { from: '2025-05-01', to: '2025-05-14', days: 14, priceCents: 4000 },
        { from: '2025-05-15', to: '2025-05-31', days: 17, priceCents: 0 },
      ],
      cycle: { startOn: '2025-05-01', days: 31, seatPriceCents: 4000 },
      cause: { sentence: 'Ada Hartwell deactivated Ben Carter' },
    })
    expect(reader.told).toEqual([])
  })

  it('names the recorded event that caused it', async () => {
    const { items } = await reader.call('ledger.list', { userId: leaver })
    expect(items[0]?.kind).toBe('reactivated')
    expect(await reader.call('ledger.read', { lineNumber: items[0]?.lineNumber ?? 0 })).toMatchObject({
      reversedCents: 1549,
      cause: {
        at: '2025-05-20T16:00:00.000Z',
        actorName: 'Ada Hartwell',
        sentence: 'Ada Hartwell reactivated Ben Carter',
      },
    })
  })

  it('of a renewal has no event behind it', async () => {
    expect(await reader.call('ledger.read', { lineNumber: 1 })).toMatchObject({
      kind: 'renewal',
      cause: null,
    })
  })

  it('of an upgrade says that the rest of the old cycle costs nothing, and who upgraded', async () => {
    const firm = await office.openAccount('2025-05-01T12:00:00Z', { people: ['administrator', 'standard'] })
    await office.write(firm, '2025-05-15T16:00:00Z', async (tx, now, cycle) => {
      const to = { plan: 'standard', interval: 'month' } as const
      const quoted = await quotePlanChange(tx, { cycle, to, localDate: '2025-05-15' })
      const actor = { accountId: firm, userId: null, name: 'Ada Hartwell', ip: null }
      const scope = { context: { config: { trialDays: 0 } }, actor, tx, now } as unknown as WriteScope
      const quoteId = crypto.randomUUID()
      await changePlan(scope, { cycle, quoted: quoted.plan, quoteId, localDate: '2025-05-15' })
    })
    const reads = billingReader(office, firm, '2025-05-15T18:00:00Z')
    const { items } = await reads.call('ledger.list', { kind: ['plan-changed'] })
    const lines = await Promise.all(items.map(({ lineNumber }) => reads.call('ledger.read', { lineNumber })))
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line.spans).toEqual([
        { from: '2025-05-01', to: '2025-05-14', days: 14, priceCents: 4000 },
        { from: '2025-05-15', to: '2025-05-31', days: 17, priceCents: 0 },
      ])
      expect(line.cause?.sentence).toMatch(/^Ada Hartwell changed the plan/)
    }
    expect(reads.told).toEqual([])
  })

  it('that does not follow from its changes is not explained by wrong days, and the log says so', async () => {
    const odd = await office.openAccount('2025-05-01T12:00:00Z')
    await office.rows(
      `insert into seat_changes (account_id, user_id, seat_version, at, cycle_number, effective_on, level, status)
       select account_id, user_id, 2, at, 0, '2025-05-09', 'guest', 'active' from seat_changes where account_id = $1`,
      [odd],
    )
    await office.rows(
      `insert into ledger_lines select account_id, line_number + 1, transaction_id, kind, at, on_date, cycle_number, user_id, 2,
         amount_cents, credit_balance_cents, sum_before, sum_after, days, billed_before_cents, billed_after_cents,
         reversed_cents, invoice_id, rule_version from ledger_lines where account_id = $1`,
      [odd],
    )
    const reads = billingReader(office, odd, '2025-05-10T12:00:00Z')
    expect(await reads.call('ledger.read', { lineNumber: 2 })).toMatchObject({ spans: [] })
    expect(reads.told.join()).toContain('does not follow from its changes')
  })

  it('of another account, or none at all, is not found', async () => {
    const stranger = billingReader(office, await office.openAccount('2025-05-01T12:00:00Z'), '2025-05-02')
    expect(await refusal(stranger.call('ledger.read', { lineNumber: 4 }))).toBe('ledger-line.not-found')
    expect(await refusal(reader.call('ledger.read', { lineNumber: 4_000_000 }))).toBe('ledger-line.not-found')
  })
})

describe('the ledger', () => {
  const numbers = (rows: readonly { lineNumber: number }[]) => rows.map(({ lineNumber }) => lineNumber)

  it('lists lines newest first with the invoice that collects them', async () => {
    const { items, next } = await reader.call('ledger.list', {})
    expect(items.map(({ kind }) => kind)).toEqual([
      'joined',
      'reactivated',
      'deactivated',
      'renewal',
      'renewal',
    ])
    expect(items.map(({ invoiceNumber }) => invoiceNumber)).toEqual([null, null, null, 1, 1])
    expect(numbers(items)).toEqual([5, 4, 3, 2, 1])
    expect(next).toBeNull()
  })

  it.each<[Input<'ledger.list'>, number[]]>([
    [{ kind: ['renewal', 'joined'] }, [5, 2, 1]],
    [{ kind: ['renewal'], from: '2025-05-02' }, []],
    [{ from: '2025-05-15', to: '2025-05-20' }, [4, 3]],
    [{ to: '2025-05-15' }, [3, 2, 1]],
    [{ from: '2025-05-22' }, [5]],
    [{ from: '2025-05-23', to: '2025-05-01' }, []],
  ])('answers %j', async (filter, expected) => {
    expect(numbers((await reader.call('ledger.list', filter)).items)).toEqual(expected)
  })

  it('filters by user together with days and kinds; a user of another account has no lines here', async () => {
    const ofLeaver = { userId: leaver, from: '2025-05-02', to: '2025-05-16' }
    expect(numbers((await reader.call('ledger.list', ofLeaver)).items)).toEqual([3])
    expect(numbers((await reader.call('ledger.list', { userId: joiner, kind: ['joined'] })).items)).toEqual([
      5,
    ])
    const stranger = billingReader(office, await office.openAccount('2025-05-01T12:00:00Z'), '2025-05-02')
    expect((await stranger.call('ledger.list', { userId: leaver })).items).toEqual([])
  })

  it('comes to the same lines page by page, whatever is filtered', async () => {
    const long = await office.openAccount('2025-01-31T12:00:00Z', { people: ['administrator', 'standard'] })
    for (let day = '2025-02-01'; day < '2025-02-20'; day = addDays(day, 3)) {
      const user = await office.join(long, `${day}T16:00:00Z`)
      await office.change(long, `${day}T17:00:00Z`, [user], OUT)
    }
    await office.renewAt('2025-04-02T12:00:00Z')
    const reads = billingReader(office, long, '2025-04-02T12:00:00Z')
    const filters: Input<'ledger.list'>[] = [
      {},
      { kind: ['joined', 'renewal', 'credit-used'] },
      { from: '2025-02-02', to: '2025-02-28' },
      { kind: ['deactivated'], from: '2025-02-04' },
    ]
    for (const filter of filters) {
      const whole = numbers((await reads.call('ledger.list', { ...filter, limit: 200 })).items)
      expect(whole.length).toBeGreaterThan(5)
      const paged: number[] = []
      let cursor: string | undefined
      do {
        const page = await reads.call('ledger.list', { ...filter, limit: 3, ...(cursor && { cursor }) })
        paged.push(...numbers(page.items))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(paged).toEqual(whole)
    }
  })

  it('refuses a position that was made up or made for another order', async () => {
    const { next } = await reader.call('ledger.list', { limit: 1 })
    for (const cursor of ['nonsense', next ?? ''])
      expect(await refusal(reader.call('ledger.list', { cursor, from: '2025-05-01' }))).toBe(
        'request.invalid',
      )
  })
})
