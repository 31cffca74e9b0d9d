import pino from 'pino'
import { v7 as uuid7 } from 'uuid'
import { type Database, openDatabase, type Tx } from '../../backend/database/open.ts'
import { accounts, users } from '../../backend/database/tables/index.ts'
import { currentCycle } from '../../backend/modules/billing/cycles.ts'
import { openBilling } from '../../backend/modules/billing/open-billing.ts'
import { renewDueAccounts } from '../../backend/modules/billing/renew.ts'
import type { Level } from '../../shared/rules/levels.ts'
import { createTestDatabase } from './test-database.ts'

/** Accounts with billing on a database of their own, at instants that a test names; nothing happens by itself. */
export interface BillingOffice {
  database: Database
  databaseUrl: string
  /** What `roster`'s log was told. */
  log: string[]
  /** Opens an account with some people at an instant; answers its id. */
  openAccount(
    at: string,
    facts?: { people?: readonly Level[]; timeZone?: string; trialDays?: number },
  ): Promise<string>
  /** The renewal job as it runs at an instant. */
  renewAt(at: string, database?: Database): Promise<void>
  /** Work in a transaction of the account, in the cycle of that instant. */
  write<T>(
    accountId: string,
    at: string,
    work: (tx: Tx, now: Date, cycle: Awaited<ReturnType<typeof currentCycle>>) => Promise<T>,
  ): Promise<T>
  rows<T extends object>(text: string, values?: readonly unknown[]): Promise<T[]>
  stop(): Promise<void>
}

export async function openBillingOffice(): Promise<BillingOffice> {
  const { url, drop } = await createTestDatabase()
  const connect = () => openDatabase({ connectionString: url }, { connections: 4, onError: () => undefined })
  const database = connect()
  const told: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void told.push(line) })
  const settings = (trialDays = 0) => ({ config: { trialDays } })

  return {
    database,
    databaseUrl: url,
    log: told,
    openAccount: (at, { people = ['administrator'], timeZone = 'America/New_York', trialDays } = {}) =>
      database.system.transaction(async (tx) => {
        const accountId = uuid7()
        const now = new Date(at)
        await tx
          .insert(accounts)
          .values({ accountId, firmName: 'Hartwell & Moss LLP', timeZone, createdAt: now })
        await tx.insert(users).values(people.map((level) => makeUser(accountId, level, now)))
        await openBilling(settings(trialDays), tx, accountId, now)
        return accountId
      }),
    renewAt: (at, through = database) =>
      renewDueAccounts({ ...settings(), database: through, clock: { now: async () => new Date(at) }, log }),
    write: (accountId, at, work) =>
      database.write(accountId, async (tx) => {
        const now = new Date(at)
        await tx.execute(`select from accounts where account_id = '${accountId}' for no key update`)
        return work(tx, now, await currentCycle(settings(), tx, accountId, now))
      }),
    async rows<T extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await database.systemPool.query(text, [...values])
      return rows as T[]
    },
    async stop() {
      await database.close()
      await drop()
    },
  }
}

function makeUser(accountId: string, level: Level, joinedAt: Date): typeof users.$inferInsert {
  const userId = uuid7()
  const email = `person.${userId}@hartwell.test`
  return {
    accountId,
    userId,
    identityId: uuid7(),
    name: 'Ben Carter',
    nameKey: 'ben carter',
    email,
    emailKey: email,
    level,
    status: 'active',
    statusSince: joinedAt,
    joinedAt,
    lastActiveAt: joinedAt,
  }
}
