import { and, eq } from 'drizzle-orm'
import type { Queryable, Tx } from '../database/open.ts'
import { authAccount } from '../database/tables/index.ts'

/** The hash of a person's password. */
export async function findPasswordHash(db: Queryable, identityId: string): Promise<string | null> {
  const [found] = await db
    .select({ hash: authAccount.password })
    .from(authAccount)
    .where(ofPerson(identityId))
  return found?.hash ?? null
}

/** Replaces a person's password as part of the caller's transaction. */
export async function setPassword(
  tx: Tx,
  identityId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await tx.update(authAccount).set({ password: passwordHash, updatedAt: now }).where(ofPerson(identityId))
}

function ofPerson(identityId: string) {
  return and(eq(authAccount.userId, identityId), eq(authAccount.providerId, 'credential'))
}
