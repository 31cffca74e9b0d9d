import { symmetricEncrypt } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { MailSettings } from '../../../shared/model/mail.ts'
import { findAddress } from '../../addresses.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../database/open.ts'
import { mailServers, outbox } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'

type StoredServer = typeof mailServers.$inferSelect

const none: MailSettings = {
  source: 'none',
  host: '',
  port: 587,
  security: 'starttls',
  username: '',
  hasPassword: false,
  fromName: '',
  fromAddress: '',
}

/** The mail server in use, without its password. */
export async function readMailSettings({ context, db, actor }: ReadScope): Promise<Output<'mail.read'>> {
  return describeSettings(context, db, actor.accountId)
}

/** Sets or changes the mail server. What waits in the local outbox leaves through it. */
export async function changeMailServer(
  { context, tx, actor, now }: WriteScope,
  { password, ...typed }: Parsed<'mail.change'>,
): Promise<Output<'mail.change'>> {
  requireOwnServer(context)
  const { accountId } = actor
  const sender = findAddress(typed.fromAddress)
  if (!sender) throw refuseField('address.invalid', 'fromAddress', 'This is not a complete e-mail address.')
  const stored = await findStored(tx, accountId)
  if (password === undefined) requirePasswordStaysThere(stored, typed)
  const row = {
    ...typed,
    fromAddress: sender.address,
    sealedPassword: await sealPassword(context, password, stored),
  }
  await tx
    .insert(mailServers)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: mailServers.accountId, set: row })
  await tx
    .update(outbox)
    .set({ nextAt: now, waitsForServer: false })
    .where(and(eq(outbox.accountId, accountId), eq(outbox.state, 'queued'), eq(outbox.waitsForServer, true)))
  await recordActivity(tx, accountId, now, {
    kind: 'mail-server.changed',
    actor,
    subject: { id: null, name: typed.host },
    facts: { host: typed.host, port: typed.port, security: typed.security, fromAddress: sender.address },
  })
  await tell(tx, accountId)
  return describeSettings(context, tx, accountId)
}

/** Removes the mail server: from now on messages stay in the local outbox. */
export async function forgetMailServer({
  context,
  tx,
  actor,
  now,
}: WriteScope): Promise<Output<'mail.forget'>> {
  requireOwnServer(context)
  const { accountId } = actor
  const [removed] = await tx.delete(mailServers).where(eq(mailServers.accountId, accountId)).returning()
  if (removed) {
    await recordActivity(tx, accountId, now, {
      kind: 'mail-server.removed',
      actor,
      subject: { id: null, name: removed.host },
    })
    await tell(tx, accountId)
  }
  return none
}

async function describeSettings(context: Context, db: Queryable, accountId: string): Promise<MailSettings> {
  const fromEnvironment = context.config.mailServer
  if (fromEnvironment) {
    const { password, ...shown } = fromEnvironment
    return { source: 'environment', ...shown, hasPassword: password !== '' }
  }
  const stored = await findStored(db, accountId)
  if (!stored) return none
  const { accountId: _, sealedPassword, ...shown } = stored
  return { source: 'account', ...shown, hasPassword: sealedPassword !== null }
}

async function findStored(db: Queryable, accountId: string): Promise<StoredServer | undefined> {
  const [stored] = await db.select().from(mailServers).where(eq(mailServers.accountId, accountId))
  return stored
}

function requireOwnServer(context: Context): void {
  if (context.config.mailServer) throw new AppError('mail.set-by-environment')
}

/**
 * A stored password goes to the server it was entered for, as well protected as then, and nowhere else: otherwise
 * whoever may change the settings could have it sent to a server of their own.
 */
function requirePasswordStaysThere(
  stored: StoredServer | undefined,
  typed: Pick<StoredServer, 'host' | 'security'>,
): void {
  if (!stored?.sealedPassword) return
  if (stored.host.toLowerCase() === typed.host.toLowerCase() && stored.security === typed.security) return
  throw refuseField('request.invalid', 'password', 'Enter the password again for the changed mail server.')
}

async function sealPassword(
  context: Context,
  password: string | undefined,
  stored: StoredServer | undefined,
): Promise<string | null> {
  if (password === undefined) return stored?.sealedPassword ?? null
  if (password === '') return null
  return symmetricEncrypt({ key: context.keys.sealing, data: password })
}

function refuseField(code: 'address.invalid' | 'request.invalid', path: string, message: string): AppError {
  return new AppError(code, undefined, { fields: [{ path, message }] })
}

async function tell(tx: WriteScope['tx'], accountId: string): Promise<void> {
  await announce(tx, accountId, 'outbox.changed', {})
  await announce(tx, accountId, 'account.changed', {})
}
