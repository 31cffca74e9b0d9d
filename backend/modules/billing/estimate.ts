import { daysBetween, planPriceCents } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ReadScope } from '../../scope.ts'
import { localDateIn, readCurrentCycle } from './cycles.ts'
import { priceChange } from './seat-lines.ts'
import { emptySeat } from './seats.ts'

/** What one more seat at a level would cost if it began today. */
export async function estimateSeat(
  { context, db, actor }: ReadScope,
  { level }: Parsed<'billing.estimate'>,
): Promise<Output<'billing.estimate'>> {
  const cycle = await readCurrentCycle(db, actor.accountId)
  const today = localDateIn(cycle, await context.clock.now(db))
  return {
    plan: cycle.plan,
    interval: cycle.interval,
    seatPriceCents: planPriceCents(cycle.plan, cycle.interval),
    todayCents: priceChange(cycle, emptySeat, { level, status: 'active' }, today).lineCents,
    daysLeft: daysBetween(today, cycle.endOn),
    days: cycle.days,
    nextInvoiceOn: cycle.endOn,
  }
}
