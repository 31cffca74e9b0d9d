import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { invitations } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivities } from '../activity/record.ts'
import { cancelMessages } from '../outbox/queue.ts'
import { isOpen } from './queries.ts'

/** How many open administrator invitations this user answers for: they end with the user's own administrator level. */
export async function countAdministratorInvitations(
  db: Queryable,
  accountId: string,
  userId: string,
): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(invitations)
    .where(administratorInvitationsOf(accountId, [userId]))
  return counted?.total ?? 0
}

/**
 * Withdraws the open administrator invitations these users answer for. Called in the transaction that lowers or
 * deactivates them, so that nobody leaves a door to a level they lost. Answers how many there were.
 */
export async function withdrawAdministratorInvitations(
  scope: WriteScope,
  userIds: readonly string[],
): Promise<number> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const withdrawn = await tx
    .update(invitations)
    .set({
      state: 'deleted',
      closedAt: sql`case when ${invitations.state} = 'expired' then greatest(${invitations.expiresAt}, ${now.toISOString()}::timestamptz) else ${now.toISOString()}::timestamptz end`,
      version: sql`${invitations.version} + 1`,
    })
    .where(administratorInvitationsOf(accountId, userIds))
    .returning({ invitationId: invitations.invitationId, email: invitations.email })
  if (withdrawn.length === 0) return 0
  for (const invitation of withdrawn) await cancelMessages(tx, accountId, invitation)
  await recordActivities(
    tx,
    accountId,
    now,
    withdrawn.map(({ invitationId, email }) => ({
      kind: 'invitation.withdrawn',
      actor,
      subject: { id: invitationId, name: email },
    })),
  )
  await announce(tx, accountId, 'invitations.changed', {})
  return withdrawn.length
}

function administratorInvitationsOf(accountId: string, userIds: readonly string[]) {
  return and(
    eq(invitations.accountId, accountId),
    isOpen,
    inArray(invitations.invitedBy, [...userIds]),
    eq(invitations.level, 'administrator'),
  )
}
