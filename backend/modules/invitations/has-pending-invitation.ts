import { and, eq } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { authUser, invitations } from '../../database/tables/index.ts'

/** Whether some account waits for this person to accept with the login they have. */
export async function hasPendingInvitation(db: Queryable, identityId: string): Promise<boolean> {
  const found = await db
    .select({ invitationId: invitations.invitationId })
    .from(authUser)
    .innerJoin(invitations, and(eq(invitations.emailKey, authUser.email), eq(invitations.state, 'pending')))
    .where(eq(authUser.id, identityId))
    .limit(1)
  return found.length > 0
}
