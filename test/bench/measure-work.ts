import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { addCases } from '../../backend/operations/seed-cases.ts'
import type { Figure } from './figures.ts'
import { median } from './load.ts'
import type { Effort } from './measure-reads.ts'
import type { Firm, Office } from './office.ts'

/** Made-up cases that everybody is spread over, before anything is measured. */
const CASES = { cases: 1_000, assignments: 20_000 }
const TASKS = 4_500
const REVIEWS = 500
/** Colleagues among whom it is divided. */
const RECEIVERS = 50

/** What one large hand-over takes in the account of 100,000 users: looking, placing, doing it, taking it back. */
export async function measureWork(
  office: Office,
  effort: Effort,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { client } = office.large
  const userId = await fillDesk(office)
  const times = new Map<string, number[]>()
  const time = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const answer = await work()
    const took = performance.now() - startedAt
    times.set(label, [...(times.get(label) ?? []), took])
    say(`${label}: ${Math.round(took)} ms`)
    return answer
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    await time('inventory', () => client.call('handOvers.inventory', { userId }))
    const { items } = await time('receivers', () =>
      client.call('handOvers.receivers', { userId, limit: 200 }),
    )
    await time('receivers found', () => client.call('handOvers.receivers', { userId, q: 'mar' }))
    const suggested = await time('suggestion', () => client.call('handOvers.suggest', { userId }))
    const apart = suggested.placements.map(({ receiverName: _, ...placement }) => placement)
    const colleagues = items.filter(({ seesAll }) => seesAll).slice(0, RECEIVERS)
    const divided = apart.map((placement, place) => ({
      ...placement,
      receiverId: colleagues[place % colleagues.length]?.userId ?? placement.receiverId,
    }))
    for (const [label, placements] of [
      ['hand-over', divided],
      ['hand-over, apart', apart],
    ] as const) {
      const { handOverId } = await time(label, () => client.call('handOvers.run', { userId, placements }))
      await time(`receipt of ${label}`, () => client.call('handOvers.read', { handOverId }))
      await time(`reversal of ${label}`, () => client.call('handOvers.reverse', { handOverId }))
    }
  }
  const middle = (label: string) => median(times.get(label) ?? [])
  const pieces = (TASKS + REVIEWS).toLocaleString('en-US')
  return [
    {
      key: 'hand-over',
      label: `hand-over of ${pieces} pieces of work to ${RECEIVERS} of 100,000 users`,
      value: middle('hand-over'),
      unit: 'ms',
      goal: { atMost: 3_000 },
    },
    {
      key: 'hand-over reversal',
      label: 'reversal of it',
      value: middle('reversal of hand-over'),
      unit: 'ms',
    },
    {
      key: 'hand-over apart',
      label: 'the same, each piece to somebody else',
      value: middle('hand-over, apart'),
      unit: 'ms',
    },
    { key: 'hand-over receipt', label: 'its receipt', value: middle('receipt of hand-over'), unit: 'ms' },
    {
      key: 'hand-over inventory',
      label: `inventory of ${pieces} pieces`,
      value: middle('inventory'),
      unit: 'ms',
    },
    {
      key: 'hand-over suggestion',
      label: `a receiver for each of ${pieces} pieces`,
      value: middle('suggestion'),
      unit: 'ms',
    },
    {
      key: 'hand-over receivers',
      label: 'receivers, the lightest of 100,000 first',
      value: middle('receivers'),
      unit: 'ms',
    },
    {
      key: 'hand-over receivers found',
      label: 'receivers by a search',
      value: middle('receivers found'),
      unit: 'ms',
    },
  ]
}

/** Gives one Standard User a great deal of open work; answers who it is. */
async function fillDesk({ large, database }: Office): Promise<string> {
  const pool = new pg.Pool({ ...database, max: 1 })
  try {
    await addCases(drizzle(pool), large.accountId, CASES)
    const userId = await findStandardUser(pool, large)
    await pool.query(
      `insert into tasks (account_id, task_id, case_id, title, due_on, assigner_id, assignee_id, state, created_at)
       select $1, gen_random_uuid(), c.case_id, 'Task ' || c.n, current_date + c.n % 40, $2, $2, 'open', now()
       from generate_series(1, $3) as k
       join (select case_id, row_number() over (order by case_id)::int as n from cases where account_id = $1) c
         on c.n = k % $4 + 1`,
      [large.accountId, userId, TASKS, CASES.cases],
    )
    await pool.query(
      `insert into documents (account_id, document_id, case_id, name, reviewer_id, review_state, share_viewed, created_at)
       select $1, gen_random_uuid(), c.case_id, 'Document ' || c.n, $2, 'not-started', 0, now()
       from generate_series(1, $3) as k
       join (select case_id, row_number() over (order by case_id)::int as n from cases where account_id = $1) c
         on c.n = k % $4 + 1`,
      [large.accountId, userId, REVIEWS, CASES.cases],
    )
    await pool.query('vacuum (analyze) tasks, documents, case_people, users')
    return userId
  } finally {
    await pool.end()
  }
}

async function findStandardUser(pool: pg.Pool, { accountId }: Firm): Promise<string> {
  const { rows } = await pool.query<{ user_id: string }>(
    `select user_id from users where account_id = $1 and status = 'active' and level = 'standard' limit 1`,
    [accountId],
  )
  const [found] = rows
  if (!found) throw new Error('The large account has no Standard User.')
  return found.user_id
}
