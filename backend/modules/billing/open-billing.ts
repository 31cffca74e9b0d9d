import { eq } from 'drizzle-orm'
import type { Subscription } from '../../../shared/billing/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Config } from '../../config.ts'
import type { Tx } from '../../database/open.ts'
import { accounts, billingTerms } from '../../database/tables/index.ts'
import { type Cycle, firstCycle } from './cycle-dates.ts'
import { addOpeningSeats } from './first-seats.ts'
import { startCycle } from './start-cycle.ts'

const OPENING_TERMS: Subscription = { plan: 'starter', interval: 'month' }

/** What billing needs to know of how this installation is set up. */
export interface BillingSettings {
  config: Pick<Config, 'trialDays'>
}

/**
 * Opens billing for an account: terms, the seats of everybody who is there, the first cycle with its invoice. The
 * account's row must be locked, or new.
 */
export async function openBilling(
  { config }: BillingSettings,
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<Cycle> {
  const [account] = await tx
    .select({ timeZone: accounts.timeZone })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  if (!account) throw new AppError('account.not-found')
  await tx.insert(billingTerms).values({ accountId, ...OPENING_TERMS })
  const cycle = firstCycle(accountId, OPENING_TERMS, {
    timeZone: account.timeZone,
    now,
    trialDays: config.trialDays,
  })
  await addOpeningSeats(tx, cycle, now)
  return startCycle(tx, { cycle, ended: null, now })
}
