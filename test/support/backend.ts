import type { Config } from '../../backend/config.ts'
import { type MovableClock, movableClock } from '../../backend/ports/clock.ts'
import { type CollectedMail, collectMail } from '../../backend/ports/collected-mail.ts'
import { type FillableDisk, fillableDisk } from '../../backend/ports/disk.ts'
import { type Ports, type RunningBackend, startBackend } from '../../backend/start.ts'
import { Client } from './client.ts'
import { createTestDatabase } from './test-database.ts'
import { TEST_SECRET } from './test-secret.ts'

/** A real backend on a database of its own, with a clock that moves and mail that is collected. */
export interface TestBackend extends RunningBackend {
  databaseUrl: string
  clock: MovableClock
  mail: CollectedMail
  disk: FillableDisk
  /** A visitor without cookies. */
  visitor(): Client
  /** Opens an account and answers its first administrator, signed in. */
  openAccount(facts?: Partial<{ firmName: string; name: string; email: string }>): Promise<Client>
}

export const TEST_PASSWORD = 'correct horse battery staple'

export const testConfig: Config = {
  dataDir: '/nonexistent',
  databaseUrl: undefined,
  host: '127.0.0.1',
  port: 0,
  publicAddress: undefined,
  secret: undefined,
  openAccounts: true,
  mailServer: {
    host: 'mail.test',
    port: 587,
    security: 'starttls',
    username: '',
    password: '',
    fromName: 'Roster',
    fromAddress: 'roster@roster.test',
  },
  stripe: undefined,
  trialDays: 0,
  rendererDir: undefined,
  anonymousRequestsPerMinute: 1_000_000,
  trustProxy: false,
  isSample: false,
  logLevel: 'silent',
}

export async function startTestBackend(
  config: Partial<Config> = {},
  ports: Ports = {},
  // Many at once are all served, however busy the machine is.
  patienceMs = 60_000,
): Promise<TestBackend> {
  const database = await createTestDatabase()
  const clock = movableClock()
  const mail = collectMail()
  const disk = fillableDisk()
  const backend = await startBackend(
    { ...testConfig, ...config },
    TEST_SECRET,
    { connectionString: database.url, connectionTimeoutMillis: patienceMs },
    { clock, mail, disk, ...ports },
  )
  const visitor = () => new Client(backend.address)
  return {
    ...backend,
    databaseUrl: database.url,
    clock,
    mail,
    disk,
    visitor,
    async openAccount(facts = {}) {
      const client = visitor()
      await client.call('accounts.open', {
        firmName: 'Hartwell & Moss LLP',
        name: 'Ada Hartwell',
        email: `ada.${crypto.randomUUID().slice(0, 8)}@hartwell.test`,
        password: TEST_PASSWORD,
        timeZone: 'America/New_York',
        ...facts,
      })
      return client
    },
    async stop() {
      await backend.stop()
      await database.drop()
    },
  }
}
