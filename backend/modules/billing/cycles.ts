import { desc, eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { billingCycles } from '../../database/tables/index.ts'
import type { Cycle } from './cycle-dates.ts'
import { type BillingSettings, openBilling } from './open-billing.ts'
import { renewCycle } from './renew-cycle.ts'

export { type Cycle, localDateIn } from './cycle-dates.ts'

/**
 * The cycle that `now` is in, for writes: what is overdue is renewed first, however many boundaries have passed, so that
 * a boundary always comes before what happens after it. Opens billing for an account from before there was any. The
 * account's row must be locked.
 */
export async function currentCycle(
  context: BillingSettings,
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<Cycle> {
  let cycle = (await findNewestCycle(tx, accountId)) ?? (await openBilling(context, tx, accountId, now))
  while (cycle.endsAt <= now) cycle = await renewCycle(tx, cycle, now)
  return cycle
}

/** The newest cycle there is, for reads: a renewal that is due happens within seconds, by the job. */
export async function readCurrentCycle(db: Queryable, accountId: string): Promise<Cycle> {
  const cycle = await findNewestCycle(db, accountId)
  if (!cycle) throw new AppError('server.unavailable')
  return cycle
}

/** The newest cycle of an account, if billing was opened for it. */
export async function findNewestCycle(db: Queryable, accountId: string): Promise<Cycle | undefined> {
  const [newest] = await db
    .select()
    .from(billingCycles)
    .where(eq(billingCycles.accountId, accountId))
    .orderBy(desc(billingCycles.cycleNumber))
    .limit(1)
  return newest
}
