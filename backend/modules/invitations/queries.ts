import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { invitations, outbox, users } from '../../database/tables/index.ts'
import { findOfferedCases } from './offered-cases.ts'

/** An invitation as stored. */
export type Invitation = typeof invitations.$inferSelect

/** Written as the partial indexes have it, so that they are used. */
export const isOpen = sql`${invitations.state} in ('pending', 'expired')`

export async function findInvitation(
  db: Queryable,
  accountId: string,
  invitationId: string,
): Promise<Invitation | undefined> {
  const [found] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.invitationId, invitationId)))
  return found
}

/** Changes one invitation; its version counts on. */
export async function updateInvitation(
  tx: Tx,
  { accountId, invitationId }: Pick<Invitation, 'accountId' | 'invitationId'>,
  change: Partial<Omit<Invitation, 'accountId' | 'invitationId' | 'version'>>,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ ...change, version: sql`${invitations.version} + 1` })
    .where(and(eq(invitations.accountId, accountId), eq(invitations.invitationId, invitationId)))
}

/** Inserts those whose address has no open invitation yet and answers the ids of these. */
export async function insertInvitations(
  tx: Tx,
  rows: readonly (typeof invitations.$inferInsert)[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const inserted = await tx
    .insert(invitations)
    .values([...rows])
    .onConflictDoNothing({
      target: [invitations.accountId, invitations.emailKey],
      where: sql`state in ('pending', 'expired')`,
    })
    .returning({ invitationId: invitations.invitationId })
  return new Set(inserted.map((row) => row.invitationId))
}

/** Open invitations as the page shows them, each with its newest message, the soonest to expire first. */
export async function readRows(
  db: Queryable,
  accountId: string,
  condition: SQL | undefined,
  limit: number,
): Promise<InvitationRow[]> {
  const newest = db
    .select({
      state: outbox.state,
      answer: outbox.answer,
      at: sql<Date>`coalesce(${outbox.sentAt}, ${outbox.createdAt})`.mapWith(outbox.createdAt).as('at'),
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, invitations.accountId),
        eq(outbox.invitationId, invitations.invitationId),
        eq(outbox.kind, 'invitation'),
      ),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.messageId))
    .limit(1)
    .as('newest')
  const found = await db
    .select({
      invitation: invitations,
      invitedByName: users.name,
      delivery: { state: newest.state, answer: newest.answer, at: newest.at },
    })
    .from(invitations)
    .innerJoin(
      users,
      and(eq(users.accountId, invitations.accountId), eq(users.userId, invitations.invitedBy)),
    )
    .leftJoinLateral(newest, sql`true`)
    .where(and(eq(invitations.accountId, accountId), isOpen, condition))
    .orderBy(asc(invitations.expiresAt), asc(invitations.invitationId))
    .limit(limit)
  const offered = await findOfferedCases(
    db,
    accountId,
    found.map(({ invitation }) => invitation.invitationId),
  )
  return found.map(({ invitation, invitedByName, delivery }) => ({
    invitationId: invitation.invitationId,
    email: invitation.email,
    level: invitation.level,
    state: invitation.state === 'expired' ? 'expired' : 'pending',
    note: invitation.note,
    cases: offered.get(invitation.invitationId) ?? [],
    invitedByName,
    sentAt: invitation.sentAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    delivery: delivery && {
      state: delivery.state,
      answer: delivery.answer,
      at: delivery.at.toISOString(),
    },
    version: invitation.version,
  }))
}

export async function countOpen(
  db: Queryable,
  accountId: string,
  condition: SQL | undefined,
): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isOpen, condition))
  return counted?.total ?? 0
}

export function findUsersByAddress(db: Queryable, accountId: string, keys: readonly string[]) {
  return db
    .select({ userId: users.userId, key: users.emailKey, name: users.name, status: users.status })
    .from(users)
    .where(and(eq(users.accountId, accountId), inArray(users.emailKey, [...keys])))
}

export function findOpenByAddress(db: Queryable, accountId: string, keys: readonly string[]) {
  return db
    .select({ invitationId: invitations.invitationId, key: invitations.emailKey })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isOpen, inArray(invitations.emailKey, [...keys])))
}

// A message withdrawn before its first try reached nobody.
const mayHaveLeft = sql`(${outbox.state} <> 'cancelled' or ${outbox.attempts} > 0)`

/** How many messages each of these addresses got since then. */
export function countMessagesTo(db: Queryable, accountId: string, keys: readonly string[], since: Date) {
  return db
    .select({ key: outbox.recipientKey, messages: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, accountId),
        inArray(outbox.recipientKey, [...keys]),
        sql`${outbox.createdAt} > ${since.toISOString()}::timestamptz`,
        mayHaveLeft,
      ),
    )
    .groupBy(outbox.recipientKey)
}

/** How many invitation messages the account sent since then. */
export async function countInvitationMessages(
  db: Queryable,
  accountId: string,
  since: Date,
): Promise<number> {
  const [counted] = await db
    .select({ messages: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, accountId),
        eq(outbox.kind, 'invitation'),
        sql`${outbox.createdAt} > ${since.toISOString()}::timestamptz`,
        mayHaveLeft,
      ),
    )
  return counted?.messages ?? 0
}
