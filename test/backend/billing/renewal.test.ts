import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../backend/database/open.ts'
import { type BillingOffice, openBillingOffice } from '../../support/billing-office.ts'

let office: BillingOffice

beforeEach(async () => {
  office = await openBillingOffice()
})
afterEach(async () => {
  const broken = await office.findBroken()
  await office.stop()
  expect(broken).toEqual([])
})

const cycles = (accountId: string) =>
  office.rows<Record<string, unknown>>(
    `select cycle_number, plan, plan_interval, seat_price_cents::int, time_zone, start_on::text, end_on::text, days,
       to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as starts,
       to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as ends
     from billing_cycles where account_id = $1 order by cycle_number`,
    [accountId],
  )
const starts = async (accountId: string) => (await cycles(accountId)).map(({ start_on }) => start_on)
const lines = (accountId: string) =>
  office.rows<Record<string, unknown>>(
    `select line_number::int, kind, cycle_number, amount_cents::int, credit_balance_cents::int, on_date::text,
       sum_before::int, sum_after::int, days, billed_before_cents::int, billed_after_cents::int, rule_version
     from ledger_lines where account_id = $1 order by line_number`,
    [accountId],
  )
const invoices = (accountId: string) =>
  office.rows<Record<string, unknown>>(
    `select number, kind, cycle_number, issued_on::text, due_on::text, total_cents::int, credit_used_cents::int,
       due_cents::int, line_count,
       (select count(*)::int from invoice_lines l where l.account_id = i.account_id and l.invoice_id = i.invoice_id) as lines
     from invoices i where account_id = $1 order by number`,
    [accountId],
  )
const books = async (accountId: string) =>
  Object.fromEntries(
    (
      await office.rows<{ book: string; cents: number }>(
        `select book, sum(amount_cents)::int as cents from ledger_entries where account_id = $1 group by book`,
        [accountId],
      )
    ).map(({ book, cents }) => [book, cents]),
  )

describe('opening an account', () => {
  it('begins a monthly Starter cycle today, with a line for each paid seat and one invoice', async () => {
    const accountId = await office.openAccount('2025-05-01T20:00:00Z', {
      people: ['administrator', 'standard', 'limited', 'guest'],
    })
    expect(await cycles(accountId)).toEqual([
      {
        cycle_number: 0,
        plan: 'starter',
        plan_interval: 'month',
        seat_price_cents: 4000,
        time_zone: 'America/New_York',
        start_on: '2025-05-01',
        end_on: '2025-06-01',
        days: 31,
        starts: '2025-05-01 20:00',
        ends: '2025-06-01 04:00',
      },
    ])
    expect(await lines(accountId)).toEqual(
      [1, 2, 3].map((line_number) => ({
        line_number,
        kind: 'renewal',
        cycle_number: 0,
        amount_cents: 4000,
        credit_balance_cents: 0,
        on_date: '2025-05-01',
        sum_before: 0,
        sum_after: 124_000,
        days: 31,
        billed_before_cents: 0,
        billed_after_cents: 4000,
        rule_version: 1,
      })),
    )
    expect(await invoices(accountId)).toEqual([
      {
        number: 1,
        kind: 'cycle',
        cycle_number: 0,
        issued_on: '2025-05-01',
        due_on: '2025-05-15',
        total_cents: 12_000,
        credit_used_cents: 0,
        due_cents: 12_000,
        line_count: 3,
        lines: 3,
      },
    ])
    expect(await books(accountId)).toEqual({ receivable: 12_000, deferred: -12_000 })
  })

  it('takes the local date of the account, not of the server', async () => {
    const accountId = await office.openAccount('2025-05-16T03:30:00Z')
    expect(await starts(accountId)).toEqual(['2025-05-15'])
  })

  it('begins with days that cost nothing where the server gives a trial; the first paid day is the anchor', async () => {
    const accountId = await office.openAccount('2025-01-17T15:00:00Z', { trialDays: 14 })
    expect(await invoices(accountId)).toEqual([])
    expect(await lines(accountId)).toEqual([])
    await office.renewAt('2025-01-31T04:59:59Z')
    expect(await starts(accountId)).toEqual(['2025-01-17'])
    await office.renewAt('2025-03-31T05:00:00Z')
    expect(
      (await cycles(accountId)).map((cycle) => [cycle.start_on, cycle.days, cycle.seat_price_cents]),
    ).toEqual([
      ['2025-01-17', 14, 0],
      ['2025-01-31', 28, 4000],
      ['2025-02-28', 31, 4000],
      ['2025-03-31', 30, 4000],
    ])
    expect(await invoices(accountId)).toHaveLength(3)
  })
})

describe('renewal', () => {
  it.each([
    [
      '2025-01-31',
      'UTC',
      ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30'],
    ],
    [
      '2024-01-31',
      'UTC',
      ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'],
    ],
    [
      '2025-10-31',
      'UTC',
      ['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31'],
    ],
  ])('keeps to the day of the anchor %s, or the last of a shorter month', async (on, timeZone, expected) => {
    const accountId = await office.openAccount(`${on}T12:00:00Z`, { timeZone })
    await office.renewAt(`${expected.at(-1)}T00:00:00Z`)
    expect(await starts(accountId)).toEqual(expected)
  })

  it('returns to 29 February in leap years when the year is the interval', async () => {
    const yearly = await office.openAccount('2024-01-29T12:00:00Z', { timeZone: 'UTC' })
    await office.rows(`update billing_terms set plan_interval = 'year' where account_id = $1`, [yearly])
    await office.renewAt('2028-03-30T00:00:00Z')
    expect(await starts(yearly)).toEqual([
      '2024-01-29',
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })

  it('happens at local midnight, an hour earlier or later where the clocks changed', async () => {
    const accountId = await office.openAccount('2026-02-08T17:00:00Z')
    await office.renewAt('2026-03-08T04:59:59Z')
    expect(await starts(accountId)).toEqual(['2026-02-08'])
    await office.renewAt('2026-03-08T05:00:00Z')
    await office.renewAt('2026-04-08T03:59:59Z')
    expect(await starts(accountId)).toEqual(['2026-02-08', '2026-03-08'])
    await office.renewAt('2026-04-08T04:00:00Z')
    expect(await starts(accountId)).toEqual(['2026-02-08', '2026-03-08', '2026-04-08'])
  })

  it('begins after the gap where the clocks skip midnight', async () => {
    const accountId = await office.openAccount('2018-10-04T12:00:00Z', { timeZone: 'America/Sao_Paulo' })
    await office.renewAt('2018-11-04T03:00:00Z')
    expect((await cycles(accountId)).map(({ ends }) => ends)).toEqual([
      '2018-11-04 03:00',
      '2018-12-04 02:00',
    ])
  })

  it('lets a new time zone count from the boundary on, with that day as the new anchor', async () => {
    const accountId = await office.openAccount('2025-01-31T17:00:00Z', { timeZone: 'Europe/Berlin' })
    await office.rows(`update accounts set time_zone = 'America/Los_Angeles' where account_id = $1`, [
      accountId,
    ])
    await office.renewAt('2025-02-27T23:00:00Z')
    await office.renewAt('2025-03-28T08:00:00Z')
    expect(
      (await cycles(accountId)).map((cycle) => [cycle.time_zone, cycle.start_on, cycle.days, cycle.ends]),
    ).toEqual([
      ['Europe/Berlin', '2025-01-31', 28, '2025-02-27 23:00'],
      ['America/Los_Angeles', '2025-02-28', 28, '2025-03-28 07:00'],
      ['America/Los_Angeles', '2025-03-28', 31, '2025-04-28 07:00'],
    ])
    expect((await invoices(accountId)).map(({ issued_on }) => issued_on)).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-28',
    ])
  })

  it.each([
    ['Pacific/Honolulu', 'Pacific/Kiritimati', '2025-02-28 10:00', '2025-03-27 10:00'],
    ['Pacific/Kiritimati', 'Pacific/Honolulu', '2025-02-27 10:00', '2025-03-28 10:00'],
  ])(
    'keeps the local dates in a row where a move from %s to %s jumps a day',
    async (from, to, ends, next) => {
      const accountId = await office.openAccount('2025-01-28T12:00:00Z', { timeZone: from })
      const leaver = await office.join(accountId, '2025-02-10T12:00:00Z')
      await office.rows('update accounts set time_zone = $2 where account_id = $1', [accountId, to])
      const boundary = `${ends.replace(' ', 'T')}:00Z`
      await office.renewAt(boundary)
      await office.change(accountId, boundary, [leaver], { level: 'standard', status: 'inactive' })
      const [first, second] = await cycles(accountId)
      expect(first).toMatchObject({ time_zone: from, ends })
      expect(second).toMatchObject({ time_zone: to, start_on: first?.end_on, starts: ends, ends: next })
      await office.renewAt(`${next.replace(' ', 'T')}:00Z`)
      expect((await cycles(accountId)).at(-1)).toMatchObject({ start_on: second?.end_on, starts: next })
    },
  )

  it('happens once, however many backends try at the same moment', async () => {
    const accountIds = await Promise.all(
      Array.from({ length: 4 }, () => office.openAccount('2025-05-01T12:00:00Z')),
    )
    const others = Array.from({ length: 3 }, () =>
      openDatabase({ connectionString: office.databaseUrl }, { connections: 2, onError: () => undefined }),
    )
    for (const at of ['2025-06-01T04:00:00Z', '2025-07-01T04:00:00Z', '2025-08-01T04:00:00Z'])
      await Promise.all([office.renewAt(at), ...others.map((other) => office.renewAt(at, other))])
    await Promise.all(others.map((other) => other.close()))
    for (const accountId of accountIds) {
      expect(await starts(accountId)).toEqual(['2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01'])
      expect(await lines(accountId)).toHaveLength(4)
      expect(await invoices(accountId)).toHaveLength(4)
    }
    expect(office.log).toEqual([])
  })

  it('does nothing the second time', async () => {
    const accountId = await office.openAccount('2025-05-01T12:00:00Z')
    await office.renewAt('2025-06-01T04:00:00Z')
    await office.renewAt('2025-06-01T04:00:01Z')
    expect(await lines(accountId)).toHaveLength(2)
  })

  it('catches up month by month after fourteen months off; what is late is not due before it is issued', async () => {
    const accountId = await office.openAccount('2025-01-15T17:00:00Z', {
      people: ['administrator', 'limited'],
    })
    await office.renewAt('2026-03-20T12:00:00Z')
    expect(await starts(accountId)).toHaveLength(15)
    expect((await cycles(accountId)).at(-1)).toMatchObject({ start_on: '2026-03-15', end_on: '2026-04-15' })
    expect(await books(accountId)).toEqual({
      receivable: 120_000,
      revenue: -112_000,
      deferred: -8000,
    })
    const issued = await invoices(accountId)
    expect(issued.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
    expect(issued.slice(1).every(({ due_on }) => due_on === '2026-04-03')).toBe(true)
  })

  it('comes before what somebody does after the boundary, even when the job has not run yet', async () => {
    const accountId = await office.openAccount('2025-01-15T17:00:00Z')
    const cycle = await office.write(accountId, '2025-04-15T04:00:00Z', async (_tx, _now, current) => current)
    expect(cycle).toMatchObject({ cycleNumber: 3, startOn: '2025-04-15' })
    expect(await lines(accountId)).toHaveLength(4)
  })

  it('of one account that fails does not stop the others, and is told to the log', async () => {
    const broken = await office.openAccount('2025-05-01T12:00:00Z')
    const sound = await office.openAccount('2025-05-01T13:00:00Z')
    await office.rows(`update accounts set time_zone = 'Mars/Olympus' where account_id = $1`, [broken])
    await office.renewAt('2025-06-01T04:00:00Z')
    expect(await starts(broken)).toEqual(['2025-05-01'])
    expect(await starts(sound)).toEqual(['2025-05-01', '2025-06-01'])
    expect(office.log.join()).toContain(broken)
    await office.rows(`update accounts set time_zone = 'UTC' where account_id = $1`, [broken])
    await office.renewAt('2025-06-01T04:00:05Z')
    expect(await starts(broken)).toEqual(['2025-05-01', '2025-06-01'])
  })

  it('opens billing for an account from before there was any, with everybody in it', async () => {
    const accountId = await office.openAccount('2025-05-01T12:00:00Z', { people: ['administrator', 'guest'] })
    const older = crypto.randomUUID()
    await office.rows(
      `insert into accounts (account_id, firm_name, time_zone, created_at) values ($1, 'Older', 'UTC', '2020-01-01')`,
      [older],
    )
    await office.rows(
      `insert into users (account_id, user_id, identity_id, name, name_key, email, email_key, level, status, status_since, joined_at, last_active_at)
       select $1, gen_random_uuid(), gen_random_uuid(), name, name_key, email, email_key, level, status, status_since, joined_at, last_active_at
       from users where account_id = $2`,
      [older, accountId],
    )
    await office.renewAt('2025-05-20T12:00:00Z')
    expect(await starts(older)).toEqual(['2025-05-20'])
    expect(await lines(older)).toHaveLength(1)
    expect(await lines(accountId)).toHaveLength(1)
  })
})
