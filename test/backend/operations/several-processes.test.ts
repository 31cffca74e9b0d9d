import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { endBackendProcesses, startBackendProcess } from '../../support/backend-process.ts'
import { openFirstAccount } from '../../support/first-account.ts'
import { hear } from '../../support/hear.ts'
import { runRoster } from '../../support/roster-command.ts'
import { type SmtpTestServer, startSmtpServer } from '../../support/smtp-server.ts'
import { createEmptyDatabase, type TestDatabase } from '../../support/test-database.ts'
import { TEST_SECRET } from '../../support/test-secret.ts'
import { outcomeOf } from '../invitations/inviting.ts'

vi.setConfig({ testTimeout: 120_000 })

let database: TestDatabase
let smtp: SmtpTestServer
beforeEach(async () => {
  database = await createEmptyDatabase()
  smtp = await startSmtpServer()
})
afterEach(async () => {
  await endBackendProcesses()
  await smtp.stop()
  await database.drop()
})

const start = (env: NodeJS.ProcessEnv = {}) =>
  startBackendProcess([], {
    DATABASE_URL: database.url,
    ROSTER_SECRET: TEST_SECRET,
    ROSTER_SMTP_HOST: '127.0.0.1',
    ROSTER_SMTP_PORT: String(smtp.port),
    ROSTER_SMTP_SECURITY: 'none',
    ROSTER_MAIL_FROM_ADDRESS: 'roster@roster.test',
    // No bill is among the messages.
    ROSTER_TRIAL_DAYS: '365',
    ...env,
  })

it('starts three at once on an empty database, and they behave as one', async () => {
  const backends = await Promise.all([start(), start(), start()])
  const [one, two] = backends
  if (!one || !two) throw new Error('three were started')

  const openings = await Promise.allSettled(
    backends.map((backend, at) => openFirstAccount(backend, `ada${at}@hartwell.test`)),
  )
  const opened = openings.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []))
  const refused = openings.flatMap((opening) => (opening.status === 'rejected' ? [opening.reason] : []))
  expect(refused).toMatchObject([{ code: 'account.exists' }, { code: 'account.exists' }])
  const [admin] = opened
  if (!admin) throw new Error('one was opened')
  expect((await runRoster(database.url, ['accounts'])).lines).toHaveLength(1)

  const elsewhere = backends.find(({ address }) => address !== admin.address)?.visitor()
  if (!elsewhere) throw new Error('there are others')
  for (const [name, value] of admin.cookies) elsewhere.cookies.set(name, value)
  const stream = await elsewhere.fetch('/api/events')
  expect(stream.status).toBe(200)
  const heard = hear(stream)
  const addresses = Array.from({ length: 40 }, (_, at) => `person${at}@client.test`)
  await admin.call('invitations.create', { addresses, level: 'standard' })
  await vi.waitFor(() => expect(heard.text).toContain('invitations.changed'), { timeout: 20_000 })

  await smtp.waitForArrivals(addresses.length)
  await vi.waitFor(
    async () => {
      const { messages } = await countMessages()
      expect(messages).toEqual([{ state: 'sent', count: addresses.length }])
    },
    { timeout: 20_000 },
  )
  expect(smtp.arrived.map(({ to }) => to[0]).sort()).toEqual([...addresses].sort())
  expect(await runRoster(database.url, ['check'])).toMatchObject({ code: 0 })

  expect(await one.interrupt('SIGTERM')).toBe(0)
  expect(await outcomeOf(two.visitor().call('setup.read', {}))).toBe('done')
})

it('refuses to start with another server key', async () => {
  await start()
  await expect(start({ ROSTER_SECRET: 'quite another secret of more than 32 letters' })).rejects.toThrow(
    'This database was set up with another server key.',
  )
})

async function countMessages() {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query('select state, count(*)::int as count from outbox group by state')
  await client.end()
  return { messages: rows as { state: string; count: number }[] }
}
