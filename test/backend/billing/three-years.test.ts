import { afterAll, beforeAll, expect, it } from 'vitest'
import { rules } from '../../../backend/operations/rules.ts'
import { type CreditMovement, creditBalanceCents, replayCredit } from '../../../shared/billing/index.ts'
import { ledgerKinds } from '../../../shared/model/billing.ts'
import { openQuietBackend, type QuietBackend } from '../../support/quiet-backend.ts'
import { seededRandom } from '../../support/random.ts'
import { SEED } from '../../support/seed.ts'
import { openFirm, type SimulatedFirm } from '../../support/simulated-firm.ts'

const FIRMS = 50
const DAY = 86_400_000
const BEGIN = Date.parse('2024-01-20T00:00:00Z')
const END = Date.parse('2027-01-20T00:00:00Z')
// Nobody renews: the server is off, or busy with something else.
const silences = [
  ['2024-07-10', '2024-10-05'],
  ['2025-12-20', '2026-01-12'],
].map(([from = '', to = '']) => [Date.parse(from), Date.parse(to)] as const)

let backend: QuietBackend
let firms: SimulatedFirm[]

beforeAll(async () => {
  backend = await openQuietBackend()
})
afterAll(() => backend.stop())

interface Line {
  account_id: string
  kind: string
  user_id: string | null
  cycle_number: number
  amount: number
  reversed: number
  balance: number
}

const rows = async <T extends object>(text: string) =>
  (await backend.context.database.systemPool.query(text)).rows as T[]

const add = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

it(`three years of ${FIRMS} firms end with every rule in order (seed ${SEED})`, {
  timeout: 300_000,
}, async () => {
  const random = seededRandom(SEED)
  let now = BEGIN
  firms = []
  while (firms.length < FIRMS) {
    now += random.integer(2 * DAY)
    backend.setNow(new Date(now))
    firms.push(await openFirm(backend, seededRandom(SEED + 1 + firms.length)))
  }
  while (now < END) {
    now = random.chance(0.15)
      ? await nextBoundary(now, random.pick([-1000, 0, 1000]))
      : now + random.integer(3 * DAY)
    backend.setNow(new Date(now))
    const isSilent = silences.some(([from, to]) => now >= from && now < to)
    const busy = random.some(firms, 4)
    await Promise.all([...(isSilent ? [] : [backend.renew()]), ...busy.map((firm) => firm.live())])
  }
  now += 40 * DAY
  backend.setNow(new Date(now))
  await Promise.all([backend.renew(), backend.renew()])
  await backend.renew()

  const broken: string[] = []
  for (const { sentence, findBroken } of rules)
    broken.push(
      ...(await findBroken(backend.context.database.system, null)).map((place) => `${sentence} ${place}`),
    )
  expect(broken).toEqual([])
})

it('has met everything that can happen to a bill', async () => {
  const kinds = await rows<{ kind: string; lines: number }>(
    'select kind, count(*)::int as lines from ledger_lines group by kind',
  )
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(ledgerKinds.toSorted())
  expect(Math.min(...kinds.map(({ lines }) => lines))).toBeGreaterThan(20)
  const [met] = await rows<Record<'trials' | 'years' | 'replaced' | 'moved' | 'adjustments', number>>(`
    select
      count(*) filter (where c.seat_price_cents = 0)::int as trials,
      count(*) filter (where c.plan_interval = 'year')::int as years,
      count(*) filter (where next.start_on < c.end_on)::int as replaced,
      count(*) filter (where next.time_zone <> c.time_zone)::int as moved,
      (select count(*)::int from invoices where kind = 'adjustment') as adjustments
    from billing_cycles c
    left join billing_cycles next on next.account_id = c.account_id and next.cycle_number = c.cycle_number + 1`)
  expect(Math.min(...Object.values(met ?? { none: 0 }))).toBeGreaterThan(3)
})

it('conserves every cent of credit, line by line', async () => {
  const lines = await rows<Line>(
    `select account_id, kind, user_id, cycle_number, amount_cents::int as amount, reversed_cents::int as reversed,
       credit_balance_cents::int as balance
     from ledger_lines order by account_id, line_number`,
  )
  for (const { accountId } of firms) {
    const own = lines.filter((line) => line.account_id === accountId)
    const parts = replayCredit(own.flatMap(moveOf))
    expect(creditBalanceCents(parts)).toBe(own.at(-1)?.balance ?? 0)
    expect(Math.min(0, ...own.map((line) => line.balance))).toBe(0)
  }
  expect(lines.filter((line) => line.kind === 'credit-used').length).toBeGreaterThan(FIRMS)
  expect(lines.filter((line) => line.reversed > 0).length).toBeGreaterThan(FIRMS)
})

it('asks for every charge once: invoices, credit and what waits add up over the years', async () => {
  const [total] = await rows<
    Record<'charged' | 'credited' | 'reversed' | 'used' | 'invoiced' | 'due' | 'waiting', number>
  >(`
    select
      (select sum(amount_cents)::int from ledger_lines where user_id is not null and amount_cents > 0) as charged,
      (select -sum(amount_cents)::int from ledger_lines where user_id is not null and amount_cents < 0) as credited,
      (select sum(reversed_cents)::int from ledger_lines) as reversed,
      (select -sum(amount_cents)::int from ledger_lines where kind = 'credit-used') as used,
      (select sum(total_cents)::int from invoices) as invoiced,
      (select sum(due_cents)::int from invoices) as due,
      (select coalesce(sum(amount_cents - reversed_cents), 0)::int from ledger_lines l where amount_cents > 0
         and user_id is not null and not exists (
           select 1 from invoice_lines i where i.account_id = l.account_id and i.line_number = l.line_number)) as waiting`)
  if (!total) throw new Error('Nothing was booked.')
  const balances = await rows<{ balance: number }>(
    `select distinct on (account_id) credit_balance_cents::int as balance from ledger_lines
     order by account_id, line_number desc`,
  )
  expect(total.charged - total.reversed).toBe(total.invoiced + total.waiting)
  expect(total.invoiced - total.used).toBe(total.due)
  expect(total.credited - total.reversed - total.used).toBe(add(balances.map(({ balance }) => balance)))
})

function moveOf({ kind, user_id, cycle_number, amount, reversed }: Line): CreditMovement[] {
  if (kind === 'payment') return []
  if (kind === 'credit-used') return [{ kind: 'used', cents: -amount }]
  const seat = { seatId: user_id ?? '', cycleId: `${cycle_number}` }
  if (amount < 0) return [{ kind: 'granted', ...seat, cents: -amount }]
  return reversed > 0 ? [{ kind: 'reversed', ...seat, cents: reversed }] : []
}

/** The next end of a cycle, or a moment beside it. */
async function nextBoundary(now: number, beside: number): Promise<number> {
  const [next] = await rows<{ ends_at: Date }>(
    `select min(ends_at) as ends_at from billing_cycles where ends_at > '${new Date(now + 1000).toISOString()}'`,
  )
  return (next?.ends_at.getTime() ?? now) + beside
}
