import pg from 'pg'
import { afterEach, expect, it, vi } from 'vitest'
import { MOST_WAITING } from '../../../backend/plugins/limit-load.ts'
import { startTestBackend, type TestBackend } from '../../support/backend.ts'
import { whoIs } from '../../support/people.ts'
import { outcomeOf } from '../invitations/inviting.ts'

let backend: TestBackend
afterEach(() => backend.stop())

it('tells whom it cannot serve soon to come back, instead of letting everybody wait', async () => {
  backend = await startTestBackend({}, {}, 5_000)
  const admin = await backend.openAccount()
  const { accountId } = await whoIs(admin)
  const somebody = new pg.Client({ connectionString: backend.databaseUrl })
  await somebody.connect()
  await somebody.query('begin')
  await somebody.query('select from accounts where account_id = $1 for update', [accountId])

  const invite = () =>
    admin.fetch('/api/invitations', {
      method: 'POST',
      body: JSON.stringify({ addresses: [`${crypto.randomUUID()}@client.test`], level: 'guest' }),
      headers: { 'content-type': 'application/json' },
    })
  const early = Array.from({ length: MOST_WAITING + 50 }, invite)
  const queue = () => backend.context.database.waiting()
  await vi.waitFor(() => expect(queue()).toBeGreaterThan(MOST_WAITING), { timeout: 20_000 })
  const late = await invite()
  // Had it queued too, those before it would have given up by now.
  expect(queue()).toBeGreaterThan(MOST_WAITING)
  expect(late.status).toBe(503)
  expect(late.headers.get('retry-after')).toBe('2')
  expect(await late.json()).toMatchObject({ code: 'server.unavailable' })

  await somebody.query('rollback')
  await somebody.end()
  const statuses = (await Promise.all(early)).map(({ status }) => status)
  expect(statuses).toContain(200)
  expect((await invite()).status).toBe(200)
})

it('limits what one network address may ask without signing in', async () => {
  backend = await startTestBackend({ anonymousRequestsPerMinute: 5, trustProxy: true })
  const ask = (ip: string) => outcomeOf(backend.visitor().call('setup.read', {}, { 'x-forwarded-for': ip }))
  const answers: string[] = []
  for (let times = 0; times < 7; times += 1) answers.push(await ask('198.51.100.7'))
  expect(answers).toEqual([
    ...Array.from({ length: 5 }, () => 'done'),
    'request.too-many',
    'request.too-many',
  ])
  expect(await ask('203.0.113.9')).toBe('done')
  const response = await backend
    .visitor()
    .fetch('/api/setup', { headers: { 'x-forwarded-for': '198.51.100.7' } })
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect([...response.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([])
})
