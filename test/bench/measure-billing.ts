import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { encodeRequest } from '../../shared/contract/http.ts'
import { accountOperation, type Input } from '../../shared/contract/index.ts'
import { MAX_QUOTED_USERS } from '../../shared/model/quote.ts'
import type { Client } from '../support/client.ts'
import type { Figure } from './figures.ts'
import { askRepeatedly, median } from './load.ts'
import type { Effort } from './measure-reads.ts'
import { measureMemory } from './memory.ts'
import type { Firm, Office } from './office.ts'

const QUOTES = 30
const QUOTES_OF_MANY = 7
const LINES = 1_000_000
const LOOK_MS = 20

/** Quotes, renewals until the ledger has a million lines, and its pages against those of a small ledger. */
export async function measureBilling(
  office: Office,
  effort: Effort,
  say: (line: string) => void,
): Promise<Figure[]> {
  const pool = new pg.Pool({ ...office.database, max: 2 })
  try {
    const quotes = await measureQuotes(office.large.client)
    for (const { accountId } of [office.large, office.small]) await makeEverybodyPaid(pool, accountId)
    await renewOnce(pool, office.small.accountId)
    const renewals = await measureRenewals(office, pool, say)
    await pool.query('vacuum (analyze) ledger_lines')
    return [...quotes, ...renewals, ...(await measureLedger(office, effort, say))]
  } finally {
    await pool.end()
  }
}

async function measureQuotes(client: Client): Promise<Figure[]> {
  const people = await listActive(client, MAX_QUOTED_USERS)
  const timeQuotes = async (times: number, size: number) => {
    const took: number[] = []
    for (let round = 0; round < times; round += 1) {
      const first = size === 1 ? round : 0
      const startedAt = performance.now()
      await client.call('quotes.create', { act: 'deactivate', userIds: people.slice(first, first + size) })
      took.push(performance.now() - startedAt)
    }
    return median(took)
  }
  return [
    { key: 'quote', label: 'quote for one person', value: await timeQuotes(QUOTES, 1), unit: 'ms' },
    {
      key: 'quote many',
      label: `quote for ${people.length.toLocaleString('en')} people`,
      value: await timeQuotes(QUOTES_OF_MANY, people.length),
      unit: 'ms',
    },
  ]
}

/** Active people who are no administrators, so that deactivating all of them is never refused. */
async function listActive(client: Client, count: number): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page: { items: { userId: string }[]; next: string | null } = await client.call('users.list', {
      status: ['active'],
      level: ['standard', 'limited'],
      limit: 200,
      ...(cursor && { cursor }),
    })
    found.push(...page.items.map(({ userId }) => userId))
    cursor = page.next ?? undefined
  } while (cursor && found.length < count)
  return found.slice(0, count)
}

/** From the next cycle on: guests and the inactive would not be renewed. */
async function makeEverybodyPaid(pool: pg.Pool, accountId: string): Promise<void> {
  await pool.query(
    `insert into seat_changes (account_id, user_id, seat_version, at, cycle_number, effective_on, level, status)
     select account_id, user_id, seat_version + 1, at, 0, effective_on, 'standard', 'active'
     from seat_changes where account_id = $1 and (level = 'guest' or status = 'inactive')`,
    [accountId],
  )
  await pool.query('vacuum (analyze) seat_changes')
}

async function measureRenewals(
  { server, large }: Office,
  pool: pg.Pool,
  say: (line: string) => void,
): Promise<Figure[]> {
  const pid = server.process.pid ?? 0
  const before = await measureMemory(pid)
  const peaks: number[] = []
  const times: number[] = []
  for (let lines = 0; lines < LINES; ) {
    const renewal = renewOnce(pool, large.accountId)
    peaks.push(await watchMemory(pid, renewal))
    const { seats, milliseconds } = await renewal
    times.push(milliseconds)
    lines += seats
    say(`renewal of ${seats.toLocaleString('en')} seats: ${Math.round(milliseconds)} ms`)
  }
  const label = `renewal of ${large.total.toLocaleString('en')} seats`
  const time: Figure = {
    key: 'renewal',
    label,
    value: median(times),
    unit: 'ms',
    goal: { atMost: 20_000 },
  }
  if (!before) return [time]
  return [
    time,
    { key: 'renewal before', label: '  backend before it', value: before.backend, unit: 'MB' },
    { key: 'renewal peak', label: '  backend at most meanwhile', value: Math.max(...peaks), unit: 'MB' },
  ]
}

/** Puts the end of the newest cycle to now and waits until the backend's own job has renewed it. */
async function renewOnce(pool: pg.Pool, accountId: string): Promise<{ seats: number; milliseconds: number }> {
  const client = await pool.connect()
  let ended: number
  try {
    await client.query('begin')
    await client.query('alter table billing_cycles disable trigger insert_only')
    const { rows } = await client.query<{ cycle_number: number }>(
      `update billing_cycles set ends_at = greatest(now(), starts_at + interval '1 second')
       where account_id = $1 and cycle_number = (select max(cycle_number) from billing_cycles where account_id = $1)
       returning cycle_number`,
      [accountId],
    )
    await client.query('alter table billing_cycles enable trigger insert_only')
    await client.query('commit')
    ended = rows[0]?.cycle_number ?? 0
  } finally {
    client.release()
  }
  for (;;) {
    const { rows } = await pool.query<{ milliseconds: string; seats: string }>(
      `select extract(epoch from clock_timestamp() - t.at) * 1000 as milliseconds,
         e.amount_cents / c.seat_price_cents as seats
       from ledger_transactions t
       join billing_cycles c on c.account_id = t.account_id and c.cycle_number = t.cycle_number
       join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.transaction_id and e.book = 'receivable'
       where t.account_id = $1 and t.cycle_number = $2 and t.kind = 'renewal'`,
      [accountId, ended + 1],
    )
    const [renewed] = rows
    if (renewed) return { seats: Number(renewed.seats), milliseconds: Number(renewed.milliseconds) }
    await pause(LOOK_MS)
  }
}

/** The most that the backend held until the work was done. */
async function watchMemory(pid: number, work: Promise<unknown>): Promise<number> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  let most = 0
  while (!isDone) {
    most = Math.max(most, (await measureMemory(pid))?.backend ?? 0)
    await pause(LOOK_MS * 5)
  }
  await done
  return most
}

type Listing = Input<'ledger.list'>

async function measureLedger(
  office: Office,
  { rounds, seconds }: Effort,
  say: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { key, label, ask } of pages) {
    const [large, small] = [await ask(office.large), await ask(office.small)]
    const growth: number[] = []
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const ofLarge = await askRepeatedly(urlOf(office.large, large), office.large.cookie, seconds)
      const ofSmall = await askRepeatedly(urlOf(office.small, small), office.small.cookie, seconds)
      growth.push(ofSmall.perSecond / ofLarge.perSecond)
      times.push(ofLarge.p50)
    }
    say(`${label}: ${median(growth).toFixed(2)} times as long with a million lines, p50 ${median(times)} ms`)
    figures.push({
      key: `ledger ${key}`,
      label: `${label}, a million lines against a thousand`,
      value: median(growth),
      unit: 'ratio',
      goal: { atMost: 2 },
    })
  }
  return figures
}

const pages: { key: string; label: string; ask: (firm: Firm) => Promise<Listing> }[] = [
  { key: 'first', label: 'ledger, first page', ask: async () => ({}) },
  { key: 'kind', label: 'ledger, one kind', ask: async () => ({ kind: ['joined'] }) },
  { key: 'deep', label: 'ledger, a page far down', ask: findDeepPage },
  { key: 'person', label: 'ledger, one person', ask: findPerson },
]

async function findDeepPage({ client }: Firm): Promise<Listing> {
  let input: Listing = { limit: 200 }
  for (let page = 0; page < 4; page += 1) {
    const { next } = await client.call('ledger.list', input)
    input = { limit: 200, ...(next && { cursor: next }) }
  }
  return { ...input, limit: 100 }
}

async function findPerson({ client }: Firm): Promise<Listing> {
  const { items } = await client.call('ledger.list', { kind: ['joined'], limit: 1 })
  const userId = items[0]?.userId
  if (!userId) throw new Error('Nobody joined this account.')
  return { userId }
}

function urlOf({ client }: Firm, input: Listing): string {
  return client.address + encodeRequest(accountOperation('ledger.list'), input).path
}
