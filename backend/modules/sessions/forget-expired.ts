import { lt, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { authSession, authVerification, triesCounted } from '../../database/tables/index.ts'

/** Removes sessions, proofs and counted tries whose time is over; they have had no effect since. */
export async function forgetExpired({ database: { system } }: Context): Promise<void> {
  await system.delete(authSession).where(lt(authSession.expiresAt, sql`now()`))
  await system.delete(authVerification).where(lt(authVerification.expiresAt, sql`now()`))
  await system.delete(triesCounted).where(lt(triesCounted.expire, Date.now()))
}
