import { planFacts } from '../../../shared/billing/plans.ts'
import type { Plan, PlanInterval } from '../../../shared/model/billing.ts'
import { formatMoney } from '../../format.ts'

/** What an account subscribes to. */
interface Subscription {
  plan: Plan
  interval: PlanInterval
}

/** "Standard, monthly". */
export function planName({ plan, interval }: Subscription): string {
  return `${planFacts[plan].name}, ${interval === 'month' ? 'monthly' : 'yearly'}`
}

/** "$100.00 per seat and month". */
export function seatPrice({ seatPriceCents, interval }: { seatPriceCents: number; interval: PlanInterval }) {
  return `${formatMoney(seatPriceCents)} per seat and ${interval}`
}
