import { eq, sql } from 'drizzle-orm'
import { innerFacts } from '../../answer-errors.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../database/open.ts'
import { accounts } from '../../database/tables/index.ts'
import { currentCycle, findNewestCycle } from './cycles.ts'
import type { BillingSettings } from './open-billing.ts'
import { renewCycle } from './renew-cycle.ts'

type Needed = BillingSettings & Pick<Context, 'database' | 'clock' | 'log'>

/**
 * Renews every account whose cycle came to its end, one account after another, and opens billing for those from before
 * there was any. Several processes may do this at once: an account that somebody works in right now is left for the next
 * round. An account that cannot be renewed is written to the log and does not hold up the others.
 */
export async function renewDueAccounts(context: Needed, signal?: AbortSignal): Promise<void> {
  const { database, clock, log } = context
  const now = await clock.now(database.system)
  const { rows } = await database.system.execute<{ account_id: string }>(sql`
    select a.account_id from accounts a
    left join lateral (
      select c.ends_at from billing_cycles c where c.account_id = a.account_id order by c.cycle_number desc limit 1
    ) as newest on true
    where newest.ends_at is null or newest.ends_at <= ${now.toISOString()}::timestamptz
    order by newest.ends_at nulls first, a.account_id`)
  for (const { account_id: accountId } of rows) {
    if (signal?.aborted) return
    await catchUp(context, accountId, signal).catch((error: unknown) =>
      log.error({ job: 'renew', accountId, ...innerFacts(error) }, 'an account could not be renewed'),
    )
  }
}

/** One transaction for each cycle: months of them neither hold the account for long nor are lost by a stop. */
async function catchUp(context: Needed, accountId: string, signal?: AbortSignal): Promise<void> {
  let isDue = true
  while (isDue && !signal?.aborted)
    isDue = await context.database.system.transaction((tx) => renewOnce(context, tx, accountId))
}

/** Answers whether more is due. */
async function renewOnce(context: Needed, tx: Tx, accountId: string): Promise<boolean> {
  const [free] = await tx
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
    .for('no key update', { skipLocked: true })
  if (!free) return false
  const now = await context.clock.now(tx)
  const ended = await findNewestCycle(tx, accountId)
  if (!ended) {
    await currentCycle(context, tx, accountId, now)
    return false
  }
  if (ended.endsAt > now) return false
  const begun = await renewCycle(tx, ended, now)
  return begun.endsAt <= now
}
