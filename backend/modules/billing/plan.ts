import { eq } from 'drizzle-orm'
import {
  planChange,
  planFacts,
  planPriceCents,
  type Subscription,
  settleInvoice,
} from '../../../shared/billing/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Quote, QuotedPlan } from '../../../shared/model/quote.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { billingTerms } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { type Cycle, replacingCycle } from './cycle-dates.ts'
import { currentCycle } from './cycles.ts'
import { forecastFrom, readOutlook } from './forecast.ts'
import { creditRestOfCycle, quoteRestOfCycle } from './plan-credit.ts'
import { startCycle } from './start-cycle.ts'
import { readTerms } from './terms.ts'

/** What a change of plan or interval comes to: the part of a quote that is about the plan. */
export interface PlanQuote {
  plan: QuotedPlan
  totals: Quote['totals']
  nextInvoice: Quote['nextInvoice']
}

/**
 * What a change of plan or interval comes to on a local date of the cycle. An upgrade begins a new cycle at once; a
 * downgrade, and any change during a trial, waits for the next boundary and books nothing.
 */
export async function quotePlanChange(
  db: Queryable,
  { cycle, to, localDate }: { cycle: Cycle; to: Subscription; localDate: string },
): Promise<PlanQuote> {
  const outlook = await readOutlook(db, cycle.accountId, cycle)
  const from = { plan: cycle.plan, interval: cycle.interval }
  if ([from, outlook].some((current) => planChange(current, to) === 'same'))
    throw new AppError('plan.unchanged')
  const isImmediate = beginsAtOnce(cycle, to)
  const seats = outlook.paidSeats
  const seatPriceCents = planPriceCents(to.plan, to.interval)
  const oldCycleCreditCents = isImmediate ? await quoteRestOfCycle(db, cycle, localDate) : 0
  const newCycleCents = isImmediate ? seats * seatPriceCents : 0
  const before = outlook.creditCents
  const settled = settleInvoice({
    renewalsCents: newCycleCents,
    chargesCents: isImmediate ? outlook.chargesCents : 0,
    creditCents: before + oldCycleCreditCents,
  })
  const after = { ...outlook, ...to, seatPriceCents, creditCents: settled.carriedOverCents }
  const { timeZone } = await readTerms(db, cycle.accountId)
  const next = isImmediate
    ? {
        ...after,
        on: replacingCycle(cycle, to, { timeZone, now: cycle.startsAt, startOn: localDate }).endOn,
        chargesCents: 0,
      }
    : after
  return {
    plan: {
      from: { ...from, seatPriceCents: cycle.seatPriceCents || planPriceCents(cycle.plan, cycle.interval) },
      to: { ...to, seatPriceCents },
      effectiveOn: isImmediate ? localDate : cycle.endOn,
      isImmediate,
      seats,
      oldCycleCreditCents,
      newCycleCents,
    },
    totals: {
      totalCents: newCycleCents - oldCycleCreditCents,
      chargeCents: newCycleCents,
      creditCents: oldCycleCreditCents,
      reversedCents: 0,
      dueNowCents: settled.dueCents,
      creditBalanceBeforeCents: before,
      creditBalanceAfterCents: settled.carriedOverCents,
    },
    nextInvoice: {
      on: next.on,
      beforeCents: forecastFrom(outlook).totalCents,
      afterCents: forecastFrom(next).totalCents,
    },
  }
}

/**
 * Carries out a change of plan as it was quoted: `quoted` is the quote computed again a moment ago, under the same lock.
 * An upgrade credits what is left of the cycle and begins the new one, with its invoice; anything else is noted for the
 * next boundary.
 */
export async function changePlan(
  { tx, actor, now }: WriteScope,
  {
    cycle,
    quoted,
    quoteId,
    localDate,
  }: { cycle: Cycle; quoted: QuotedPlan; quoteId: string; localDate: string },
): Promise<void> {
  const { accountId } = actor
  const { plan, interval } = quoted.to
  await setTerms(tx, accountId, { plan, interval })
  if (quoted.isImmediate) {
    const creditCents = await creditRestOfCycle(tx, cycle, { on: localDate, now, quoteId })
    if (creditCents !== quoted.oldCycleCreditCents) throw new AppError('quote.stale')
    const { timeZone } = await readTerms(tx, accountId)
    const next = replacingCycle(cycle, quoted.to, { timeZone, now, startOn: localDate })
    await startCycle(tx, { cycle: next, ended: cycle, now })
  }
  await recordActivity(tx, accountId, now, {
    kind: quoted.isImmediate ? 'plan.changed' : 'plan.scheduled',
    actor,
    subject: { id: null, name: planName(quoted.to) },
    facts: { from: planName(quoted.from), to: planName(quoted.to), on: quoted.effectiveOn },
  })
  await announce(tx, accountId, 'billing.changed', {})
}

/** Takes back a change of plan that waits for the next boundary. */
export async function keepCurrentPlan({ context, tx, actor, now }: WriteScope): Promise<Cycle> {
  const { accountId } = actor
  const cycle = await currentCycle(context, tx, accountId, now)
  const { terms } = await readTerms(tx, accountId)
  if (planChange(terms, cycle) === 'same') throw new AppError('plan.nothing-scheduled')
  await setTerms(tx, accountId, cycle)
  await recordActivity(tx, accountId, now, {
    kind: 'plan.kept',
    actor,
    subject: { id: null, name: planName(cycle) },
    facts: { instead: planName(terms) },
  })
  await announce(tx, accountId, 'billing.changed', {})
  return cycle
}

/** Nobody loses what is left of a trial: there, every change waits. */
function beginsAtOnce(cycle: Cycle, to: Subscription): boolean {
  return cycle.seatPriceCents > 0 && planChange(cycle, to) === 'upgrade'
}

async function setTerms(tx: Tx, accountId: string, { plan, interval }: Subscription): Promise<void> {
  await tx.update(billingTerms).set({ plan, interval }).where(eq(billingTerms.accountId, accountId))
}

function planName({ plan, interval }: Subscription): string {
  return `${planFacts[plan].name}, ${interval === 'month' ? 'monthly' : 'yearly'}`
}
