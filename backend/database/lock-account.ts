import { eq } from 'drizzle-orm'
import { AppError } from '../../shared/errors.ts'
import type { Context } from '../context.ts'
import type { Tx } from './open.ts'
import { accounts } from './tables/index.ts'

/**
 * Locks the account's row until the transaction ends and answers its `now`. Every administrative write does this
 * first, so that these happen one after another and rules that look at several rows (last administrator) hold.
 */
export async function lockAccount(context: Pick<Context, 'clock'>, tx: Tx, accountId: string): Promise<Date> {
  const [account] = await tx
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
    .for('no key update')
  if (!account) throw new AppError('account.not-found')
  return context.clock.now(tx)
}
