import type { Interval } from './calendar.ts'
import type { Cents } from './money.ts'

/** The plans, lowest first: their order is their rank. Source: docs/billing.md, "Plans". */
export const plans = ['starter', 'standard'] as const
export type Plan = (typeof plans)[number]

/** The intervals, shortest first: their order is their rank. */
export const intervals = ['month', 'year'] as const satisfies readonly Interval[]

/** What each plan is called and what one seat costs for one interval, in cents. */
export const planFacts: Record<Plan, { name: string; seatPriceCents: Record<Interval, Cents> }> = {
  starter: { name: 'Starter', seatPriceCents: { month: 4_000, year: 36_000 } },
  standard: { name: 'Standard', seatPriceCents: { month: 10_000, year: 90_000 } },
}

/** What an account subscribes to. */
export interface Subscription {
  plan: Plan
  interval: Interval
}

/** An `upgrade` starts a new cycle at once; a `downgrade` waits for the next boundary. */
export type PlanChange = 'same' | 'upgrade' | 'downgrade'

/** The price of one seat for one interval, in cents. */
export function planPriceCents(plan: Plan, interval: Interval): Cents {
  return planFacts[plan].seatPriceCents[interval]
}

/**
 * What changing the subscription is. A higher plan ranks above a lower, yearly above monthly. Anything that
 * goes down (the plan, the interval, or one of them while the other goes up) is a downgrade; what only goes
 * up is an upgrade. Source: docs/billing.md, "Cycle".
 */
export function planChange(from: Subscription, to: Subscription): PlanChange {
  const steps = [
    plans.indexOf(to.plan) - plans.indexOf(from.plan),
    intervals.indexOf(to.interval) - intervals.indexOf(from.interval),
  ]
  if (steps.some((step) => step < 0)) return 'downgrade'
  return steps.some((step) => step > 0) ? 'upgrade' : 'same'
}

/** Whether this change of subscription takes effect at once, in a new cycle. */
export function isUpgrade(from: Subscription, to: Subscription): boolean {
  return planChange(from, to) === 'upgrade'
}
