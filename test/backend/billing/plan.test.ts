import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quotes } from '../../../backend/database/tables/index.ts'
import { localDateIn } from '../../../backend/modules/billing/cycles.ts'
import {
  changePlan,
  keepCurrentPlan,
  type PlanQuote,
  quotePlanChange,
} from '../../../backend/modules/billing/plan.ts'
import type { WriteScope } from '../../../backend/scope.ts'
import type { Plan, PlanInterval } from '../../../shared/model/billing.ts'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'
import { readTables } from '../../support/billing-tables.ts'
import { outcomeOf } from '../invitations/inviting.ts'

const OUT = { level: 'standard', status: 'inactive' } as const
const IN = { level: 'standard', status: 'active' } as const

let office: BillingOffice
let accountId: string
let tables: ReturnType<typeof readTables>

async function open(trialDays = 0) {
  accountId = await office.openAccount('2025-05-01T12:00:00Z', {
    people: ['standard', 'standard', 'guest'],
    trialDays,
  })
  tables = readTables(office, accountId)
}

beforeEach(async () => {
  office = await openBillingOffice()
  await open()
})
afterEach(async () => {
  const broken = await office.findBroken()
  await office.stop()
  expect(broken).toEqual([])
})

const scope = (tx: WriteScope['tx'], now: Date): WriteScope => {
  const actor = { accountId, userId: null, name: 'Ada Hartwell', ip: null }
  return { context: { config: { trialDays: 0 } }, actor, tx, now } as unknown as WriteScope
}

/** Quotes and confirms in one go, as of an instant. */
function change(at: string, plan: Plan, interval: PlanInterval): Promise<PlanQuote> {
  return office.write(accountId, at, async (tx, now, cycle) => {
    const localDate = localDateIn(cycle, now)
    const quote = await quotePlanChange(tx, { cycle, to: { plan, interval }, localDate })
    const quoteId = crypto.randomUUID()
    await tx.insert(quotes).values({
      accountId,
      quoteId,
      userId: crypto.randomUUID(),
      request: { act: 'changePlan', plan, interval },
      content: { quote: { ...quote, quoteId, act: 'changePlan', seats: [] }, cycleNumber: cycle.cycleNumber },
      createdAt: now,
      expiresAt: now,
      usedAt: now,
    })
    await changePlan(scope(tx, now), {
      cycle,
      quoted: quote.plan,
      quoteId,
      localDate,
    })
    return quote
  })
}
const keep = (at: string) => office.write(accountId, at, (tx, now) => keepCurrentPlan(scope(tx, now)))

describe('an upgrade', () => {
  it('of the plan begins a new cycle at once, credits what is left of the old one and uses that credit', async () => {
    const quote = await change('2025-05-15T16:00:00Z', 'standard', 'month')
    expect(quote).toEqual({
      plan: {
        from: { plan: 'starter', interval: 'month', seatPriceCents: 4000 },
        to: { plan: 'standard', interval: 'month', seatPriceCents: 10_000 },
        effectiveOn: '2025-05-15',
        isImmediate: true,
        seats: 2,
        oldCycleCreditCents: 4388,
        newCycleCents: 20_000,
      },
      totals: {
        totalCents: 15_612,
        chargeCents: 20_000,
        creditCents: 4388,
        reversedCents: 0,
        dueNowCents: 15_612,
        creditBalanceBeforeCents: 0,
        creditBalanceAfterCents: 0,
      },
      nextInvoice: { on: '2025-06-15', beforeCents: 8000, afterCents: 20_000 },
    })
    expect(await tables.cycles()).toEqual([
      { plan: 'starter', interval: 'month', start: '2025-05-01', end: '2025-06-01', days: 31 },
      { plan: 'standard', interval: 'month', start: '2025-05-15', end: '2025-06-15', days: 31 },
    ])
    expect((await tables.lines()).slice(2)).toEqual([
      ['plan-changed', -2194, 2194],
      ['plan-changed', -2194, 4388],
      ['renewal', 10_000, 4388],
      ['renewal', 10_000, 4388],
      ['credit-used', -4388, 0],
    ])
    expect((await tables.invoices()).at(-1)).toEqual(['cycle', 20_000, 4388, 15_612, 2])
    expect(await tables.books()).toEqual({ receivable: 23_612, credit: 0, deferred: -20_000, revenue: -3612 })
    await office.renewAt('2025-06-15T04:00:00Z')
    expect((await tables.cycles()).at(-1)).toMatchObject({ start: '2025-06-15', plan: 'standard' })
  })

  it('from monthly to yearly lasts a year from that day', async () => {
    const { plan, totals } = await change('2025-05-31T16:00:00Z', 'starter', 'year')
    expect(plan).toMatchObject({ oldCycleCreditCents: 258, newCycleCents: 72_000 })
    expect(totals.totalCents).toBe(71_742)
    expect((await tables.cycles()).at(-1)).toEqual({
      plan: 'starter',
      interval: 'year',
      start: '2025-05-31',
      end: '2026-05-31',
      days: 365,
    })
  })

  it('takes no day of the old cycle from its own day on, whatever happened to a seat on that day', async () => {
    const [out = '', upAndDown = ''] = await paidPeople()
    await office.change(accountId, '2025-05-10T16:00:00Z', [out, upAndDown], OUT)
    await office.change(accountId, '2025-05-15T14:00:00Z', [upAndDown], IN)
    await office.join(accountId, '2025-05-15T15:00:00Z')
    const before = await tables.lines()
    const { plan, totals } = await change('2025-05-15T16:00:00Z', 'standard', 'month')
    const [, rose, joined] = [before.at(-3), before.at(-2), before.at(-1)].map((line) => line?.[1] ?? 0)
    expect(plan).toMatchObject({ seats: 2, oldCycleCreditCents: (rose ?? 0) + (joined ?? 0) })
    expect((await tables.lines()).filter(([kind]) => kind === 'plan-changed')).toHaveLength(2)
    expect(await billedOf(0)).toEqual([1161, 1161, 0])
    expect((await tables.invoices()).at(-1)).toEqual([
      'cycle',
      22_194,
      totals.creditBalanceBeforeCents + plan.oldCycleCreditCents,
      totals.dueNowCents,
      3,
    ])
  })

  it('may follow another on the same day: what was begun in the morning is credited in full', async () => {
    await change('2025-05-15T14:00:00Z', 'starter', 'year')
    const { plan } = await change('2025-05-15T20:00:00Z', 'standard', 'year')
    expect(plan).toMatchObject({ oldCycleCreditCents: 72_000, newCycleCents: 180_000 })
    expect((await tables.cycles()).map(({ start }) => start)).toEqual([
      '2025-05-01',
      '2025-05-15',
      '2025-05-15',
    ])
    expect(await tables.books()).toMatchObject({ credit: 0, deferred: -180_000, revenue: -3612 })
  })

  it('counts by the local date of the account', async () => {
    const { plan } = await change('2025-05-16T03:30:00Z', 'standard', 'month')
    expect(plan.effectiveOn).toBe('2025-05-15')
  })
})

describe('a downgrade', () => {
  it('waits for the next boundary and books nothing until then', async () => {
    await change('2025-05-01T16:00:00Z', 'standard', 'month')
    const booked = await tables.lines()
    const quote = await change('2025-05-20T16:00:00Z', 'starter', 'year')
    expect(quote.plan).toMatchObject({ effectiveOn: '2025-06-01', isImmediate: false, newCycleCents: 0 })
    expect(quote.totals).toMatchObject({ totalCents: 0, dueNowCents: 0 })
    expect(quote.nextInvoice).toEqual({ on: '2025-06-01', beforeCents: 20_000, afterCents: 72_000 })
    expect(await tables.lines()).toEqual(booked)
    await office.renewAt('2025-06-01T04:00:00Z')
    expect((await tables.cycles()).at(-1)).toEqual({
      plan: 'starter',
      interval: 'year',
      start: '2025-06-01',
      end: '2026-06-01',
      days: 365,
    })
  })

  it('is taken back by keeping the plan', async () => {
    await change('2025-05-01T16:00:00Z', 'standard', 'month')
    await change('2025-05-20T16:00:00Z', 'starter', 'month')
    expect(await outcomeOf(change('2025-05-21T16:00:00Z', 'starter', 'month'))).toBe('plan.unchanged')
    await keep('2025-05-21T16:00:00Z')
    expect(await outcomeOf(keep('2025-05-21T16:00:01Z'))).toBe('plan.nothing-scheduled')
    await office.renewAt('2025-06-01T04:00:00Z')
    expect((await tables.cycles()).at(-1)?.plan).toBe('standard')
  })

  it('is forgotten when an upgrade comes first', async () => {
    await change('2025-05-01T16:00:00Z', 'standard', 'month')
    await change('2025-05-20T16:00:00Z', 'starter', 'month')
    await change('2025-05-21T16:00:00Z', 'standard', 'year')
    expect(await outcomeOf(keep('2025-05-22T16:00:00Z'))).toBe('plan.nothing-scheduled')
  })
})

it('the plan that the account has already is refused', async () => {
  expect(await outcomeOf(change('2025-05-20T16:00:00Z', 'starter', 'month'))).toBe('plan.unchanged')
})

it('during a trial every change waits for its end and is free', async () => {
  await open(30)
  const { plan, totals } = await change('2025-05-10T16:00:00Z', 'standard', 'year')
  expect(plan).toMatchObject({ isImmediate: false, effectiveOn: '2025-05-31' })
  expect(totals.totalCents).toBe(0)
  await office.renewAt('2025-05-31T04:00:00Z')
  expect(await tables.invoices()).toEqual([['cycle', 180_000, 0, 180_000, 2]])
})

it('each change of plan is told in the history', async () => {
  await change('2025-05-10T16:00:00Z', 'standard', 'month')
  await change('2025-05-11T16:00:00Z', 'starter', 'month')
  await keep('2025-05-12T16:00:00Z')
  const told = await office.rows<{ kind: string }>('select kind from activity order by sequence')
  expect(told.map(({ kind }) => kind)).toEqual(['plan.changed', 'plan.scheduled', 'plan.kept'])
})

async function paidPeople(): Promise<string[]> {
  const rows = await office.rows<{ user_id: string }>(
    `select user_id from users where account_id = $1 and level = 'standard' order by user_id`,
    [accountId],
  )
  return rows.map(({ user_id }) => user_id)
}

/** What each seat of a cycle costs in the end: the sum of its lines, most first. */
async function billedOf(cycleNumber: number): Promise<number[]> {
  const rows = await office.rows<{ cents: number }>(
    `select sum(amount_cents)::int as cents from ledger_lines
     where account_id = $1 and cycle_number = $2 and user_id is not null group by user_id order by 1 desc`,
    [accountId, cycleNumber],
  )
  return rows.map(({ cents }) => cents)
}
