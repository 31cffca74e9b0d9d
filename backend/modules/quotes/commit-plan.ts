import { isDeepStrictEqual } from 'node:util'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WriteScope } from '../../scope.ts'
import { changePlan, quotePlanChange } from '../billing/plan.ts'
import { describeBilling } from '../billing/read-billing.ts'
import { claimQuote } from './claim.ts'

/** Changes plan or interval as quoted; what comes out differently now is refused as stale. */
export async function commitPlan(
  scope: WriteScope,
  confirmation: Parsed<'billing.changePlan'>,
): Promise<Output<'billing.changePlan'>> {
  const { tx, actor, now } = scope
  const { request, quote, cycle } = await claimQuote(scope, confirmation, 'changePlan')
  const { plan, interval } = request
  const { quoteId, localDate } = quote
  const again = await quotePlanChange(tx, { cycle, to: { plan, interval }, localDate })
  if (
    !isDeepStrictEqual({ plan: again.plan, totals: again.totals }, { plan: quote.plan, totals: quote.totals })
  )
    throw new AppError('quote.stale')
  await changePlan(scope, { cycle, quoted: again.plan, quoteId, localDate })
  return describeBilling(tx, actor.accountId, now)
}
