import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { authSession } from '../database/tables/index.ts'
import { announceToEach } from '../live.ts'

/** Ends people's sessions in one account, as part of the transaction that takes the account away from them. */
export async function endSessions(tx: Tx, accountId: string, identityIds: readonly string[]): Promise<void> {
  await tx
    .delete(authSession)
    .where(and(inArray(authSession.userId, [...identityIds]), eq(authSession.activeAccountId, accountId)))
  await announceToEach(tx, accountId, 'session.changed', {}, identityIds)
}
