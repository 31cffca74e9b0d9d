import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { renewDueAccounts } from '../../../../backend/modules/billing/renew.ts'
import { type RunningBackend, startBackend } from '../../../../backend/start.ts'
import { addDays, startOfLocalDay } from '../../../../shared/billing/index.ts'
import type { Quote } from '../../../../shared/model/quote.ts'
import { Client } from '../../../support/client.ts'
import { addIdentity, addUser } from '../../../support/people.ts'
import {
  openRaceOffice,
  RACE_CONFIG,
  RACE_TIMEOUT,
  type RaceOffice,
  ROUNDS,
} from '../../../support/race-office.ts'
import { TEST_SECRET } from '../../../support/test-secret.ts'

const ZONE = 'America/New_York'

// Stands still where a test puts it, for both backends.
let now = Date.parse('2025-01-31T17:00:00Z')
const clock = { now: async () => new Date(now) }

let office: RaceOffice
let other: RunningBackend
/** The first administrator, at the other backend. */
let farAda: Client
let userId: string

beforeAll(async () => {
  office = await openRaceOffice(0, { clock })
  const { backend, accountId, ada } = office
  other = await startBackend(
    RACE_CONFIG,
    TEST_SECRET,
    { connectionString: backend.databaseUrl },
    { clock, mail: backend.mail, disk: backend.disk },
  )
  farAda = new Client(other.address)
  for (const [name, value] of ada.cookies) farAda.cookies.set(name, value)
  const email = 'ben@hartwell.test'
  userId = await addUser(backend, accountId, await addIdentity(backend, email), { email })
})
afterAll(async () => {
  await other.stop()
  await office.stop()
})
afterEach(() => office.expectOrder())

const readCycles = () =>
  office.rows<{ cycle_number: number; ends_at: Date; end_on: string; renewals: number }>(
    `select c.cycle_number, c.ends_at, c.end_on::text, (
       select count(*)::int from ledger_lines l
       where l.account_id = c.account_id and l.cycle_number = c.cycle_number and l.kind = 'renewal' and l.user_id = $2
     ) as renewals
     from billing_cycles c where c.account_id = $1 order by c.cycle_number desc limit 2`,
    [office.accountId, userId],
  )

const renewInBoth = () =>
  Promise.all([office.backend.context, other.context].map((context) => renewDueAccounts(context)))

/** A quote of what the person is not now. */
async function quoteTheOpposite(client: Client): Promise<Quote> {
  const [user] = await office.rows<{ status: string }>('select status from users where user_id = $1', [
    userId,
  ])
  return office.quote(client, {
    act: user?.status === 'active' ? 'deactivate' : 'reactivate',
    userIds: [userId],
  })
}

it('books before the boundary or refuses after it, while two backends renew', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { confirm, bookedFor } = office
  for (let round = 0; round < ROUNDS; round += 1) {
    const [current] = await readCycles()
    if (!current) throw new Error('There is no cycle.')
    now = current.ends_at.getTime() - 5_000
    const shown = await quoteTheOpposite(farAda)
    const cross = async () => {
      await pause(round % 24)
      now = current.ends_at.getTime()
      await renewInBoth()
    }
    const [outcome] = await Promise.all([confirm(farAda, shown), cross()])
    // Where somebody held the account, both of them left it for later.
    await vi.waitFor(
      async () => {
        const [newest] = await readCycles()
        if (newest?.cycle_number === current.cycle_number) await renewInBoth()
        expect((await readCycles())[0]?.cycle_number).toBe(current.cycle_number + 1)
      },
      { timeout: 20_000, interval: 5 },
    )

    expect(['booked', 'quote.stale', 'quote.expired']).toContain(outcome)
    const isBooked = outcome === 'booked'
    expect((await bookedFor(shown)).cents).toBe(isBooked ? shown.totals.totalCents : 0)
    const isActive = (shown.act === 'reactivate') === isBooked
    const [newest, ended] = await readCycles()
    expect([newest?.cycle_number, ended?.cycle_number]).toEqual([
      current.cycle_number + 1,
      current.cycle_number,
    ])
    expect(newest?.renewals).toBe(isActive ? 1 : 0)
  }
})

it('keeps to the quoted day across midnight: a fall as it was shown, a rise not at all', {
  timeout: RACE_TIMEOUT,
}, async () => {
  const { ada, confirm, bookedFor, rows } = office
  let day = (await readCycles())[0]?.end_on ?? ''
  for (let round = 0; round < ROUNDS; round += 1) {
    const midnight = Date.parse(startOfLocalDay(addDays(day, 1), ZONE))
    now = midnight - 2_000
    await renewInBoth()
    const shown = await quoteTheOpposite(ada)
    expect(shown.localDate).toBe(day)
    const [cycle] = await readCycles()
    const isLastDay = cycle?.end_on === addDays(day, 1)
    now = midnight - 1_000
    const cross = async () => {
      await pause(round % 24)
      now = midnight
    }
    const [outcome] = await Promise.all([confirm(ada, shown), cross()])

    const mayBeTooLate = shown.act === 'reactivate' || isLastDay
    expect(mayBeTooLate ? ['booked', 'quote.expired', 'quote.stale'] : ['booked']).toContain(outcome)
    expect((await bookedFor(shown)).cents).toBe(outcome === 'booked' ? shown.totals.totalCents : 0)
    const [line] = await rows<{ on: string }>(
      `select on_date::text as on from ledger_lines l join ledger_transactions t using (account_id, transaction_id)
       where t.quote_id = $1`,
      [shown.quoteId],
    )
    if (outcome === 'booked' && shown.totals.totalCents !== 0) expect(line?.on).toBe(day)
    day = addDays(day, 1)
  }
})
