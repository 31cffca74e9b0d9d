import { and, eq } from 'drizzle-orm'
import pino from 'pino'
import { v7 as uuid7 } from 'uuid'
import { createAuth } from '../../backend/auth/better-auth.ts'
import { createIdentity } from '../../backend/auth/create-identity.ts'
import { hashLimited } from '../../backend/auth/limited-hashing.ts'
import type { Context } from '../../backend/context.ts'
import { lockAccount } from '../../backend/database/lock-account.ts'
import { openDatabase } from '../../backend/database/open.ts'
import { accounts, invoices, users } from '../../backend/database/tables/index.ts'
import type { Implementations } from '../../backend/implement.ts'
import { deriveKeys } from '../../backend/keys.ts'
import { Live } from '../../backend/live.ts'
import { recordActivity } from '../../backend/modules/activity/record.ts'
import { openBilling } from '../../backend/modules/billing/open-billing.ts'
import { renewDueAccounts } from '../../backend/modules/billing/renew.ts'
import { implementations } from '../../backend/modules/implementations.ts'
import { recordPayment } from '../../backend/modules/payments/record-payment.ts'
import { joinAccount } from '../../backend/modules/registration/join-account.ts'
import { collectMail } from '../../backend/ports/collected-mail.ts'
import { unwatchedDisk } from '../../backend/ports/disk.ts'
import { mailedInvoices } from '../../backend/ports/mailed-invoices.ts'
import type { Actor, WriteScope } from '../../backend/scope.ts'
import {
  type AccountOperationName,
  accountOperation,
  type Input,
  type Output,
  type Parsed,
} from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Level } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import { TEST_PASSWORD, testConfig } from './backend.ts'
import { createTestDatabase } from './test-database.ts'
import { TEST_SECRET } from './test-secret.ts'

/** The services of a backend on a database of its own, without HTTP and jobs, at instants that a test names. */
export interface QuietBackend {
  context: Context
  databaseUrl: string
  /** Every `now` from here on. */
  setNow(at: Date): void
  /** Opens an account with its first administrator. */
  openAccount(facts?: { timeZone?: string; trialDays?: number }): Promise<Actor>
  /** Carries out a write as the server would: one transaction, the account locked, one `now`. */
  write<N extends AccountOperationName>(actor: Actor, name: N, input: Input<N>): Promise<Output<N>>
  /** Answers a read as the server would: as the request role, which sees one account. */
  read<N extends AccountOperationName>(actor: Actor, name: N, input: Input<N>): Promise<Output<N>>
  /** Invites somebody who accepts at once; answers the new user's id. */
  join(actor: Actor, level: Level): Promise<string>
  /** A bank tells that an invoice was paid. */
  pay(actor: Actor, invoiceNumber: number): Promise<void>
  /** One round of the renewal job. */
  renew(): Promise<void>
  stop(): Promise<void>
}

export async function openQuietBackend(connections = 8): Promise<QuietBackend> {
  const { url, drop } = await createTestDatabase()
  const database = openDatabase({ connectionString: url }, { connections, onError: () => undefined })
  const keys = deriveKeys(TEST_SECRET)
  const passwordHash = await hashLimited(TEST_PASSWORD)
  let now = new Date()
  const context: Context = {
    config: testConfig,
    keys,
    database,
    clock: { now: async () => now },
    disk: unwatchedDisk,
    mail: collectMail(),
    payments: mailedInvoices(),
    auth: createAuth(database.system, keys.authentication, 'http://127.0.0.1', {
      maySignIn: async () => null,
      confirmSession: async () => undefined,
      logError: () => undefined,
    }),
    live: new Live({ connectionString: url }),
    log: pino({ level: 'silent' }),
    publicAddress: () => 'http://127.0.0.1',
  }

  async function openAccount(facts: { timeZone?: string; trialDays?: number } = {}): Promise<Actor> {
    const { timeZone = 'America/New_York', trialDays = 0 } = facts
    const [accountId, userId] = [uuid7(), uuid7()]
    const email = `ada.${userId}@hartwell.test`
    const name = 'Ada Hartwell'
    return database.system.transaction(async (tx) => {
      const identityId = await createIdentity(tx, { email, name, passwordHash, emailVerified: true, now })
      await tx
        .insert(accounts)
        .values({ accountId, firmName: 'Hartwell & Moss LLP', timeZone, createdAt: now })
      await tx.insert(users).values({
        accountId,
        userId,
        identityId,
        name,
        nameKey: searchKey(name),
        email,
        emailKey: email,
        level: 'administrator',
        status: 'active',
        statusSince: now,
        joinedAt: now,
        lastActiveAt: now,
      })
      const actor: Actor = {
        accountId,
        userId,
        identityId,
        sessionId: '',
        name,
        level: 'administrator',
        ip: null,
      }
      await recordActivity(tx, accountId, now, {
        kind: 'account.opened',
        actor,
        subject: { id: userId, name },
      })
      await openBilling({ config: { ...testConfig, trialDays } }, tx, accountId, now)
      return actor
    })
  }

  async function write<N extends AccountOperationName>(actor: Actor, name: N, input: Input<N>) {
    const parsed = accountOperation(name).input.parse(input) as Parsed<N>
    const implementation = (implementations as Implementations<N>)[name]
    const carryOut = <T>(work: (scope: WriteScope) => Promise<T>) =>
      database.write(actor.accountId, async (tx) =>
        work({ context, actor, tx, now: await lockAccount(context, tx, actor.accountId) }),
      )
    if ('record' in implementation)
      return carryOut(async (scope) =>
        implementation.answer(scope, parsed, await implementation.record(scope, parsed)),
      )
    if (!('write' in implementation)) throw new Error(`${name} is no write.`)
    try {
      return await carryOut((scope) => implementation.write(scope, parsed))
    } catch (error) {
      const { afterRefusal } = implementation
      if (!afterRefusal || !(error instanceof AppError)) throw error
      throw await carryOut((scope) => afterRefusal(scope, parsed, error))
    }
  }

  async function read<N extends AccountOperationName>(actor: Actor, name: N, input: Input<N>) {
    const { input: schema, output } = accountOperation(name)
    const implementation = (implementations as Implementations<N>)[name]
    if (!('read' in implementation)) throw new Error(`${name} is no read.`)
    const answer = await database.read(actor.accountId, (db) =>
      implementation.read({ context, actor, db }, schema.parse(input) as Parsed<N>),
    )
    return output.parse(answer) as Output<N>
  }

  async function join(actor: Actor, level: Level): Promise<string> {
    const { accountId } = actor
    const domain = level === 'guest' ? `${uuid7()}.test` : 'hartwell.test'
    const email = `person.${uuid7()}@${domain}`
    const { invited } = await write(actor, 'invitations.create', { addresses: [email], level })
    const invitationId = invited[0]?.invitationId ?? ''
    const link = { accountId, invitationId, generation: 1, channel: 'mail' as const }
    await database.write(accountId, async (tx) =>
      joinAccount(
        context,
        tx,
        await lockAccount(context, tx, accountId),
        link,
        {
          kind: 'new',
          name: 'Ben Carter',
          passwordHash,
        },
        '127.0.0.1',
      ),
    )
    const { rows } = await database.systemPool.query<{ user_id: string }>(
      'select user_id from invitations where invitation_id = $1',
      [invitationId],
    )
    return rows[0]?.user_id ?? ''
  }

  return {
    context,
    databaseUrl: url,
    setNow(at) {
      now = at
    },
    openAccount,
    write,
    read,
    join,
    pay: ({ accountId }, invoiceNumber) =>
      database.write(accountId, async (tx) => {
        await lockAccount(context, tx, accountId)
        const [invoice] = await tx
          .select({ invoiceId: invoices.invoiceId })
          .from(invoices)
          .where(and(eq(invoices.accountId, accountId), eq(invoices.number, invoiceNumber)))
        const reference = `transfer ${invoiceNumber}`
        await recordPayment(tx, {
          accountId,
          invoiceId: invoice?.invoiceId ?? '',
          now,
          method: 'invoice',
          reference,
          actor: { userId: null, name: 'Roster', ip: null },
        })
      }),
    renew: () => renewDueAccounts(context),
    async stop() {
      await database.close()
      await drop()
    },
  }
}
