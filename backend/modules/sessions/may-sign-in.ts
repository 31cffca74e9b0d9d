import type { Db, Queryable } from '../../database/open.ts'
import { hasPendingInvitation } from '../invitations/has-pending-invitation.ts'
import { deleteSession, findActiveAccounts, holdActiveUser } from './queries.ts'

/**
 * Who is an active user of no account gets no session, unless one invited them: accepting needs their login.
 * Who is one of a single account works in it at once; otherwise in the wanted account, if they still are its user.
 */
export async function maySignIn(
  db: Queryable,
  identityId: string,
  wanted: string | null,
): Promise<{ activeAccountId: string | null } | null> {
  const choices = (await findActiveAccounts(db, identityId)).map(({ accountId }) => accountId)
  if (choices.length === 0)
    return (await hasPendingInvitation(db, identityId)) ? { activeAccountId: null } : null
  if (wanted !== null && choices.includes(wanted)) return { activeAccountId: wanted }
  return { activeAccountId: choices.length === 1 ? (choices[0] ?? null) : null }
}

/**
 * Ends a session that began while the person was being deactivated: the deactivation could not see it yet. Waits for
 * a deactivation that is under way.
 */
export async function confirmSession(
  db: Db,
  session: { id: string; userId: string; activeAccountId: string | null },
): Promise<void> {
  const { id, userId, activeAccountId } = session
  if (activeAccountId === null) return
  await db.transaction(async (tx) => {
    if (!(await holdActiveUser(tx, activeAccountId, userId))) await deleteSession(tx, id)
  })
}
