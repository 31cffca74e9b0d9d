import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { authSession } from '../database/tables/index.ts'
import { announce } from '../live.ts'

/** Ends a person's sessions in one account, as part of the transaction that takes the account away from them. */
export async function endSessions(tx: Tx, whose: { identityId: string; accountId: string }): Promise<void> {
  const { identityId, accountId } = whose
  await tx
    .delete(authSession)
    .where(and(eq(authSession.userId, identityId), eq(authSession.activeAccountId, accountId)))
  await announce(tx, accountId, 'session.changed', {}, identityId)
}
