import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { authSession, authVerification } from '../database/tables/index.ts'
import { announce } from '../live.ts'

/**
 * Ends a person's sessions in all accounts, with the sign-ins and password links that are under way: after the
 * password changed. One session may be kept.
 */
export async function endEverySession(
  tx: Tx,
  identityId: string,
  keptSessionId: string | null = null,
): Promise<void> {
  const ended = await tx
    .delete(authSession)
    .where(
      and(
        eq(authSession.userId, identityId),
        keptSessionId === null ? undefined : ne(authSession.id, keptSessionId),
      ),
    )
    .returning({ accountId: authSession.activeAccountId })
  await tx.delete(authVerification).where(eq(authVerification.value, identityId))
  for (const accountId of new Set(ended.map((session) => session.accountId))) {
    if (accountId !== null) await announce(tx, accountId, 'session.changed', {}, identityId)
  }
}
