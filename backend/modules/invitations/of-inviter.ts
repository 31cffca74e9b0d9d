import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../database/open.ts'
import { invitations } from '../../database/tables/index.ts'
import { type Invitation, isOpen } from './queries.ts'

/** Who is to answer for an open invitation from now on. */
export interface PassedOn {
  invitationId: string
  toUserId: string
}

/** The open invitations that somebody answers for, the soonest to expire first. */
export function findOpenInvitationsOf(
  db: Queryable,
  accountId: string,
  userId: string,
): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isOpen, eq(invitations.invitedBy, userId)))
    .orderBy(asc(invitations.expiresAt), asc(invitations.invitationId))
}

/** How many open invitations somebody answers for. */
export async function countOpenInvitationsOf(
  db: Queryable,
  accountId: string,
  userId: string,
): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isOpen, eq(invitations.invitedBy, userId)))
  return counted?.total ?? 0
}

/** Some invitations by their ids, in whatever state. */
export async function findInvitationsById(
  db: Queryable,
  accountId: string,
  invitationIds: readonly string[],
): Promise<Map<string, Invitation>> {
  const found = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        sql`${invitations.invitationId} = any(${sql.param([...invitationIds])}::uuid[])`,
      ),
    )
  return new Map(found.map((invitation) => [invitation.invitationId, invitation]))
}

/** Whether an invitation can still be accepted or sent again. */
export function isStillOpen({ state }: Pick<Invitation, 'state'>): boolean {
  return state === 'pending' || state === 'expired'
}

/**
 * Lets others answer for open invitations. Whether these may is decided before. Answers the new version of each that was
 * passed on, by its id.
 */
export async function passInvitations(
  tx: Tx,
  accountId: string,
  passed: readonly PassedOn[],
): Promise<Map<string, number>> {
  if (passed.length === 0) return new Map()
  const ids = passed.map(({ invitationId }) => invitationId)
  const to = passed.map(({ toUserId }) => toUserId)
  const { rows } = await tx.execute<{ id: string; version: number }>(sql`
    update ${invitations} as own set invited_by = passed.to_user_id, version = own.version + 1
    from unnest(${sql.param(ids)}::uuid[], ${sql.param(to)}::uuid[]) as passed (invitation_id, to_user_id)
    where own.account_id = ${accountId} and own.invitation_id = passed.invitation_id
      and own.state in ('pending', 'expired')
    returning own.invitation_id as id, own.version`)
  return new Map(rows.map(({ id, version }) => [id, version]))
}
