import { intervals, planPriceCents, plans } from '../../../../shared/billing/plans.ts'
import type { Billing, Plan, PlanInterval } from '../../../../shared/model/billing.ts'
import type { RadioCard } from '../../../components/radio-cards.tsx'
import { formatLocalDate } from '../../../format.ts'
import { planName, seatPrice } from '../billing-words.ts'

/** A plan and its interval as one choice. */
export type PlanChoice = `${Plan}-${PlanInterval}`

/** The choice that a plan and interval are. */
export function choiceOf({ plan, interval }: { plan: Plan; interval: PlanInterval }): PlanChoice {
  return `${plan}-${interval}`
}

const subscriptions = plans.flatMap((plan) => intervals.map((interval) => ({ plan, interval })))

/** The plan and interval of a choice. */
export function subscriptionOf(choice: PlanChoice) {
  return subscriptions.find((one) => choiceOf(one) === choice)
}

/** The four choices; the one that holds and the one that waits are marked and cannot be chosen again. */
export function planCards(billing: Billing): RadioCard<PlanChoice>[] {
  const current = choiceOf(billing)
  const waiting = billing.scheduled && choiceOf(billing.scheduled)
  return subscriptions.map((subscription) => {
    const value = choiceOf(subscription)
    const seatPriceCents = planPriceCents(subscription.plan, subscription.interval)
    return {
      value,
      title: planName(subscription),
      text: seatPrice({ seatPriceCents, interval: subscription.interval }),
      ...(value === current && {
        current: 'Now',
        ...(waiting && { disabledReason: 'To stay here, choose “Keep the current plan”.' }),
      }),
      ...(value === waiting && {
        current: `From ${formatLocalDate(billing.scheduled?.on ?? billing.cycle.endOn)}`,
        disabledReason: 'This change is waiting already.',
      }),
    }
  })
}
