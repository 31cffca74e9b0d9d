import { eq } from 'drizzle-orm'
import { localDate } from '../../../shared/billing/index.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts } from '../../database/tables/index.ts'

/** The local day of an account at an instant. */
export async function readToday(db: Queryable, accountId: string, now: Date): Promise<string> {
  const [account] = await db
    .select({ timeZone: accounts.timeZone })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  return localDate(now.toISOString(), account?.timeZone ?? 'UTC')
}
