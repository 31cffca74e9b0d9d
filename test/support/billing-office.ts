import { and, eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { v7 as uuid7 } from 'uuid'
import { type Database, openDatabase, type Tx } from '../../backend/database/open.ts'
import { accounts, users } from '../../backend/database/tables/index.ts'
import { recordActivities } from '../../backend/modules/activity/record.ts'
import { adoptUsers } from '../../backend/modules/billing/adopt-users.ts'
import { book, seatEntries } from '../../backend/modules/billing/book.ts'
import { type Cycle, currentCycle, localDateIn } from '../../backend/modules/billing/cycles.ts'
import { issueInvoice } from '../../backend/modules/billing/invoices.ts'
import { openBilling } from '../../backend/modules/billing/open-billing.ts'
import { renewDueAccounts } from '../../backend/modules/billing/renew.ts'
import { priceChange, toLine } from '../../backend/modules/billing/seat-lines.ts'
import { loadSeats, recordSeatChanges, type SeatState } from '../../backend/modules/billing/seats.ts'
import { billingRules } from '../../backend/operations/billing-rules.ts'
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
  write<T>(accountId: string, at: string, work: (tx: Tx, now: Date, cycle: Cycle) => Promise<T>): Promise<T>
  /** Changes seats as a confirmed quote does, due charges on an adjustment invoice; answers the amounts of the lines. */
  change(accountId: string, at: string, userIds: readonly string[], to: SeatState): Promise<number[]>
  /** Somebody joins at an instant; answers the user's id. */
  join(accountId: string, at: string, level?: Level): Promise<string>
  /** What `roster check` finds wrong with the money of all accounts. */
  findBroken(): Promise<string[]>
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

  const write: BillingOffice['write'] = (accountId, at, work) =>
    database.write(accountId, async (tx) => {
      const now = new Date(at)
      await tx.execute(sql`select from accounts where account_id = ${accountId} for no key update`)
      return work(tx, now, await currentCycle(settings(), tx, accountId, now))
    })

  return {
    database,
    databaseUrl: url,
    write,
    change: (accountId, at, userIds, to) =>
      write(accountId, at, (tx, now, cycle) => changeSeats(tx, now, cycle, userIds, to)),
    join: (accountId, at, level = 'standard') =>
      write(accountId, at, async (tx, now) => {
        const user = makeUser(accountId, level, now)
        await tx.insert(users).values(user)
        await adoptUsers(settings(), tx, accountId, now)
        return user.userId
      }),
    log: told,
    openAccount: (
      at,
      { people = ['administrator'] as const, timeZone = 'America/New_York', trialDays } = {},
    ) =>
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
    async findBroken() {
      const found = []
      for (const rule of billingRules) found.push(...(await rule.findBroken(database.system, null)))
      return found
    },
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

async function changeSeats(
  tx: Tx,
  now: Date,
  cycle: Cycle,
  userIds: readonly string[],
  to: SeatState,
): Promise<number[]> {
  const onDate = localDateIn(cycle, now)
  const seats = [...(await loadSeats(tx, cycle, userIds))]
  const priced = seats.map(([userId, seat]) => {
    const seatVersion = seat.seatVersion + 1
    const change = priceChange(cycle, seat, to, onDate)
    const kind = change.lineCents < 0 ? 'deactivated' : 'reactivated'
    return { change, seatVersion, userId, line: toLine(change, { kind, userId, seatVersion, onDate }) }
  })
  const activityIds = await recordActivities(
    tx,
    cycle.accountId,
    now,
    priced.map(({ userId }) => ({
      kind: to.status === 'active' ? 'user.reactivated' : 'user.deactivated',
      actor: { userId: null, name: 'Ada Hartwell', ip: null },
      subject: { id: userId, name: 'Ben Carter' },
    })),
  )
  const changes = priced.map(({ userId, seatVersion }, place) => ({
    userId,
    seatVersion,
    effectiveOn: onDate,
    ...to,
    activityId: activityIds[place] ?? '',
  }))
  await recordSeatChanges(tx, cycle, now, changes)
  const lines = priced.flatMap(({ line }) => line ?? [])
  const { accountId, cycleNumber } = cycle
  const booking = { kind: 'seats', at: now, cycleNumber, entries: seatEntries(lines), lines } as const
  const { lineNumbers } = lines.length > 0 ? await book(tx, accountId, booking) : { lineNumbers: [] }
  const totalCents = priced.reduce((sum, { change }) => sum + change.dueNowCents, 0)
  if (totalCents > 0)
    await issueInvoice(tx, {
      accountId,
      kind: 'adjustment',
      cycle,
      now,
      totalCents,
      creditUsedCents: 0,
      lines: { lineNumbers },
    })
  for (const userId of userIds)
    await tx
      .update(users)
      .set({ ...to, statusSince: now })
      .where(and(eq(users.accountId, accountId), eq(users.userId, userId)))
  return lines.map((line) => line.amountCents)
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
