import { sql } from 'drizzle-orm'
import { registrationLink } from '../../../backend/modules/invitations/link.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { TEST_PASSWORD, type TestBackend } from '../../support/backend.ts'
import type { Client } from '../../support/client.ts'

export const MINUTE = 60_000
export const DAY = 86_400_000

/** An address that nobody had before, at a domain where nobody is, so that no guest rule is met by chance. */
export function freshAddress(name = 'person'): string {
  const unique = crypto.randomUUID().slice(0, 13)
  return `${name}.${unique}@${unique}.client.test`
}

/** Invites one new address. */
export async function invite(
  admin: Client,
  email = freshAddress(),
  level: Level = 'standard',
): Promise<InvitationRow> {
  const { invited } = await admin.call('invitations.create', { addresses: [email], level })
  const [row] = invited
  if (!row) throw new Error(`${email} was not invited`)
  return row
}

/** What is stored of an invitation. */
export interface StoredInvitation {
  account_id: string
  email: string
  level: Level
  state: string
  generation: number
  version: number
  user_id: string | null
  invited_by: string
}

export async function storedInvitation(
  backend: TestBackend,
  invitationId: string,
): Promise<StoredInvitation> {
  const { rows } = await backend.context.database.systemPool.query<StoredInvitation>(
    `select account_id, email, level, state, generation, version, user_id, invited_by
     from invitations where invitation_id = $1`,
    [invitationId],
  )
  const [row] = rows
  if (!row) throw new Error('no such invitation')
  return row
}

/** The token in the message that is or would be sent now. */
export async function mailedToken(backend: TestBackend, invitationId: string): Promise<string> {
  const { account_id: accountId, generation } = await storedInvitation(backend, invitationId)
  return tokenIn(registrationLink(backend.context, { accountId, invitationId, generation }, 'mail'))
}

/** The token of the link that an administrator copies. */
export async function copiedToken(admin: Client, invitationId: string): Promise<string> {
  return tokenIn((await admin.call('invitations.copyLink', { invitationId })).link)
}

export function tokenIn(link: string): string {
  return new URL(link).hash.slice(1)
}

/** Accepts with a new login. */
export function register(visitor: Client, token: string, name = 'Nora Neumann') {
  return visitor.call('registration.accept', { token, newLogin: { name, password: TEST_PASSWORD } })
}

/** The code that an act is refused with; "done" when it is not. */
export async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** The codes that acts begun together are refused with, each once. */
export async function outcomesOf(acts: readonly Promise<unknown>[]): Promise<string[]> {
  return [...new Set(await Promise.all(acts.map(outcomeOf)))]
}

/** Kinds of the events recorded about an invitation or a user, in order. */
export async function eventsAbout(backend: TestBackend, subjectId: string): Promise<string[]> {
  const { rows } = await backend.context.database.systemPool.query<{ kind: string }>(
    'select kind from activity where subject_id = $1 order by sequence',
    [subjectId],
  )
  return rows.map(({ kind }) => kind)
}

/** Users with this address in all accounts. */
export async function usersWith(backend: TestBackend, email: string) {
  const { rows } = await backend.context.database.systemPool.query<{
    user_id: string
    account_id: string
    level: Level
    name: string
    email: string
  }>('select user_id, account_id, level, name, email from users where email_key = lower($1)', [email])
  return rows
}

/** Messages to this address, oldest first. */
export async function messagesTo(backend: TestBackend, email: string) {
  const { rows } = await backend.context.database.systemPool.query<{ kind: string; state: string }>(
    'select kind, state from outbox where recipient_key = lower($1) order by created_at, message_id',
    [email],
  )
  return rows
}

/** The account an administrator works in and their user there. */
export async function membershipOf(client: Client): Promise<{ accountId: string; userId: string }> {
  const session = await client.call('session.read', {})
  if (session.state !== 'signed-in') throw new Error('not signed in')
  return { accountId: session.account.accountId, userId: session.user.userId }
}

/** Every row of every table as text. */
export async function dumpDatabase(backend: TestBackend, except: readonly string[] = []): Promise<string[]> {
  const { system } = backend.context.database
  const tables = await system.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const rows: string[] = []
  for (const { name } of tables.rows.filter((table) => !except.includes(table.name))) {
    const found = await system.execute<{ row: string }>(
      sql`select ${name}::text || ' ' || to_jsonb(found)::text as row from ${sql.identifier(name)} as found order by 1`,
    )
    rows.push(...found.rows.map(({ row }) => row))
  }
  return rows
}
