import { asc, eq } from 'drizzle-orm'
import { addDays, boundary, daysBetween, startOfLocalDay } from '../../../shared/billing/index.ts'
import type { Queryable } from '../../database/open.ts'
import { billingCycles } from '../../database/tables/index.ts'
import { type Cycle, localDateIn, TRIAL_BOUNDARY } from './cycle-dates.ts'

/** Where an account's cycles are not as the calendar has them, or leave a gap between them, in words. */
export async function findWrongCycles(db: Queryable, accountId: string): Promise<string[]> {
  const cycles = await db
    .select()
    .from(billingCycles)
    .where(eq(billingCycles.accountId, accountId))
    .orderBy(asc(billingCycles.cycleNumber))
  return cycles.flatMap((cycle, index) => {
    const before = cycles[index - 1]
    const problems = [
      cycle.cycleNumber !== index && `is number ${index} of the account`,
      ...findWrongDates(cycle),
      ...(before ? findWrongJoint(before, cycle) : []),
    ].filter((problem) => problem !== false)
    return problems.map((problem) => `cycle ${cycle.cycleNumber} of account ${accountId} ${problem}`)
  })
}

function findWrongDates(cycle: Cycle): (string | false)[] {
  const { anchorOn, interval, startOn, endOn, timeZone } = cycle
  const isTrial = cycle.boundary === TRIAL_BOUNDARY
  const starts = isTrial ? startOn : boundary(anchorOn, interval, cycle.boundary)
  const ends = boundary(anchorOn, interval, cycle.boundary + 1)
  const days = daysBetween(startOn, endOn)
  const endsAt = startOfLocalDay(endOn, timeZone)
  return [
    startOn !== starts && `starts on ${startOn}, not on its boundary ${starts}`,
    endOn !== ends && `ends on ${endOn}, not on its boundary ${ends}`,
    cycle.days !== days && `says ${cycle.days} days and has ${days}`,
    cycle.endsAt.getTime() !== Date.parse(endsAt) && `ends at another instant than ${endsAt}`,
    isTrial !== (cycle.seatPriceCents === 0) && 'has a price that only a trial may have, or lacks one',
    isTrial && cycle.cycleNumber !== 0 && 'is a trial in the middle',
  ]
}

function findWrongJoint(before: Cycle, cycle: Cycle): (string | false)[] {
  return cycle.startOn === before.endOn && cycle.startsAt.getTime() === before.endsAt.getTime()
    ? findWrongRenewal(before, cycle)
    : findWrongReplacement(before, cycle)
}

function findWrongRenewal(before: Cycle, cycle: Cycle): (string | false)[] {
  const goesOn = cycle.interval === before.interval && cycle.timeZone === before.timeZone
  const anchorOn = goesOn ? before.anchorOn : before.endOn
  const place = goesOn ? before.boundary + 1 : 0
  return [
    (cycle.anchorOn !== anchorOn || cycle.boundary !== place) &&
      `is boundary ${cycle.boundary} of ${cycle.anchorOn}, not boundary ${place} of ${anchorOn}`,
  ]
}

/** An upgrade begins its cycle on the local date of the cycle that it replaces. */
function findWrongReplacement(before: Cycle, cycle: Cycle): (string | false)[] {
  const startOn = localDateIn(before, cycle.startsAt)
  const isWithin = cycle.startsAt >= before.startsAt && cycle.startsAt < before.endsAt
  return [
    (!isWithin || cycle.startOn !== startOn) &&
      `begins on ${cycle.startOn} and leaves a gap after cycle ${before.cycleNumber}, which runs to ${addDays(before.endOn, -1)}`,
    (cycle.anchorOn !== cycle.startOn || cycle.boundary !== 0) &&
      'replaces another one and has an old anchor',
  ]
}
