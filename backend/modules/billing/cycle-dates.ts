import {
  addDays,
  boundary,
  daysBetween,
  localDate,
  planPriceCents,
  type Subscription,
  startOfLocalDay,
} from '../../../shared/billing/index.ts'
import type { billingCycles } from '../../database/tables/index.ts'

/** A billing cycle as stored. */
export type Cycle = typeof billingCycles.$inferSelect

/** The boundary a trial starts at: the one before the anchor, which is the first paid day. */
export const TRIAL_BOUNDARY = -1

/** The account's local date in a cycle: the calendar date of an instant in the cycle's zone, kept within the cycle. */
export function localDateIn(
  { timeZone, startOn, endOn }: Pick<Cycle, 'timeZone' | 'startOn' | 'endOn'>,
  at: Date,
): string {
  const date = localDate(at.toISOString(), timeZone)
  if (date < startOn) return startOn
  return date < endOn ? date : addDays(endOn, -1)
}

/** An account's first cycle: the trial where there are trial days, else the first paid one. */
export function firstCycle(
  accountId: string,
  terms: Subscription,
  { timeZone, now, trialDays }: { timeZone: string; now: Date; trialDays: number },
): Cycle {
  const startOn = localDate(now.toISOString(), timeZone)
  const isTrial = trialDays > 0
  const anchorOn = addDays(startOn, trialDays)
  return dated({
    accountId,
    cycleNumber: 0,
    ...terms,
    seatPriceCents: isTrial ? 0 : planPriceCents(terms.plan, terms.interval),
    timeZone,
    anchorOn,
    boundary: isTrial ? TRIAL_BOUNDARY : 0,
    startOn,
    startsAt: now,
  })
}

/** The cycle after one that came to its end, with what plan, interval and zone are by then. */
export function followingCycle(ended: Cycle, terms: Subscription, timeZone: string): Cycle {
  const goesOn = ended.interval === terms.interval && ended.timeZone === timeZone
  return dated({
    accountId: ended.accountId,
    cycleNumber: ended.cycleNumber + 1,
    plan: terms.plan,
    interval: terms.interval,
    seatPriceCents: planPriceCents(terms.plan, terms.interval),
    timeZone,
    anchorOn: goesOn ? ended.anchorOn : ended.endOn,
    boundary: goesOn ? ended.boundary + 1 : 0,
    startOn: ended.endOn,
    startsAt: ended.endsAt,
  })
}

/** The cycle that an upgrade begins at once, on a local date of the one it replaces. */
export function replacingCycle(
  replaced: Cycle,
  terms: Subscription,
  { timeZone, now, startOn }: { timeZone: string; now: Date; startOn: string },
): Cycle {
  return dated({
    accountId: replaced.accountId,
    cycleNumber: replaced.cycleNumber + 1,
    plan: terms.plan,
    interval: terms.interval,
    seatPriceCents: planPriceCents(terms.plan, terms.interval),
    timeZone,
    anchorOn: startOn,
    boundary: 0,
    startOn,
    startsAt: now > replaced.startsAt ? now : replaced.startsAt,
  })
}

function dated(begun: Omit<Cycle, 'endOn' | 'days' | 'endsAt'>): Cycle {
  const endOn = boundary(begun.anchorOn, begun.interval, begun.boundary + 1)
  return {
    ...begun,
    endOn,
    days: daysBetween(begun.startOn, endOn),
    endsAt: new Date(startOfLocalDay(endOn, begun.timeZone)),
  }
}
