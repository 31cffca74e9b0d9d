import { describe, expect, it } from 'vitest'
import {
  intervals,
  isUpgrade,
  planChange,
  planPriceCents,
  plans,
  type Subscription,
} from '../../../shared/billing/index.ts'

const subscriptions: Subscription[] = plans.flatMap((plan) =>
  intervals.map((interval) => ({ plan, interval })),
)

describe('the plans', () => {
  it.each([
    ['starter', 'month', 4000],
    ['starter', 'year', 36_000],
    ['standard', 'month', 10_000],
    ['standard', 'year', 90_000],
  ] as const)('%s by the %s is %i cents a seat', (plan, interval, cents) => {
    expect(planPriceCents(plan, interval)).toBe(cents)
  })

  it.each([
    ['starter', 'month', 'standard', 'month', 'upgrade'],
    ['starter', 'month', 'starter', 'year', 'upgrade'],
    ['starter', 'month', 'standard', 'year', 'upgrade'],
    ['starter', 'year', 'standard', 'year', 'upgrade'],
    ['standard', 'month', 'standard', 'year', 'upgrade'],
    ['standard', 'month', 'starter', 'month', 'downgrade'],
    ['standard', 'month', 'starter', 'year', 'downgrade'],
    ['starter', 'year', 'starter', 'month', 'downgrade'],
    ['starter', 'year', 'standard', 'month', 'downgrade'],
    ['standard', 'year', 'starter', 'year', 'downgrade'],
    ['standard', 'year', 'standard', 'month', 'downgrade'],
    ['standard', 'year', 'starter', 'month', 'downgrade'],
  ] as const)('from %s by the %s to %s by the %s is: %s', (plan, interval, toPlan, toInterval, expected) => {
    expect(planChange({ plan, interval }, { plan: toPlan, interval: toInterval })).toBe(expected)
  })

  it('stay the same where nothing changes', () => {
    for (const one of subscriptions) expect(planChange(one, { ...one })).toBe('same')
  })

  it('are never an upgrade in both directions', () => {
    for (const one of subscriptions) {
      for (const other of subscriptions) expect(isUpgrade(one, other) && isUpgrade(other, one)).toBe(false)
    }
  })
})
