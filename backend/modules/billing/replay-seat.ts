import {
  billedOf,
  type Cents,
  dailyPrices,
  daysBetween,
  type PriceEvent,
  RULE_VERSION,
  seatPriceCents,
  sumOfDays,
} from '../../../shared/billing/index.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Cycle } from './cycle-dates.ts'
import type { SeatState } from './seats.ts'

/** A change of a seat as recorded. */
export interface RecordedChange extends SeatState {
  seatVersion: number
  cycleNumber: number
  effectiveOn: string
}

/** A line of a seat: what a replay answers and what the ledger must hold, in the same order. */
export interface SeatLineFacts {
  kind: LedgerKind
  cycleNumber: number
  seatVersion: number
  onDate: string
  amountCents: Cents
  sumBefore: number
  sumAfter: number
  days: number
  billedBeforeCents: Cents
  billedAfterCents: Cents
  reversedCents: Cents
  ruleVersion: number
}

/** What the price of a cycle depends on, and the local date from which on another cycle replaced it. */
export type ReplayedCycle = Pick<Cycle, 'cycleNumber' | 'startOn' | 'endOn' | 'seatPriceCents'> & {
  replacedOn: string | null
}

/** S and N of some days, by the events of a seat in a cycle. */
export type SumDays = (cycle: ReplayedCycle, events: readonly PriceEvent[], until: string) => number

/** Every line that a seat must have had in these cycles, from nothing but its changes and the rules. */
export function replaySeat(
  cycles: readonly ReplayedCycle[],
  changes: readonly RecordedChange[],
  sumDays: SumDays = sumOfCycle,
): SeatLineFacts[] {
  return cycles.flatMap((cycle) => replayCycle(cycle, changes, sumDays))
}

function replayCycle(
  cycle: ReplayedCycle,
  changes: readonly RecordedChange[],
  sumDays: SumDays,
): SeatLineFacts[] {
  const { cycleNumber, startOn, endOn, replacedOn } = cycle
  const days = daysBetween(startOn, endOn)
  const opening = changes.findLast((change) => change.cycleNumber < cycleNumber)
  const events: PriceEvent[] = [{ on: startOn, priceCents: priceOf(opening, cycle) }]
  const lines: SeatLineFacts[] = []
  let sumBefore = 0
  let billedBeforeCents = 0
  let ownCreditCents = 0

  const add = (kind: LedgerKind, seatVersion: number, onDate: string, sumAfter: number) => {
    const billedAfterCents = billedOf(sumAfter, days)
    const amountCents = billedAfterCents - billedBeforeCents
    if (amountCents !== 0) {
      const reversedCents = Math.min(Math.max(amountCents, 0), ownCreditCents)
      ownCreditCents += Math.max(-amountCents, 0) - reversedCents
      lines.push({
        kind,
        cycleNumber,
        seatVersion,
        onDate,
        amountCents,
        sumBefore,
        sumAfter,
        days,
        billedBeforeCents,
        billedAfterCents,
        reversedCents,
        ruleVersion: RULE_VERSION,
      })
    }
    sumBefore = sumAfter
    billedBeforeCents = billedAfterCents
  }

  if (opening) add('renewal', opening.seatVersion, startOn, sumDays(cycle, events, endOn))
  let newest = opening
  for (const change of changes) {
    if (change.cycleNumber !== cycleNumber) continue
    events.push({ on: change.effectiveOn, priceCents: priceOf(change, cycle) })
    add(kindOf(newest, change), change.seatVersion, change.effectiveOn, sumDays(cycle, events, endOn))
    newest = change
  }
  if (newest && replacedOn !== null)
    add('plan-changed', newest.seatVersion, replacedOn, sumDays(cycle, events, replacedOn))
  return lines
}

/** S of the days before a date. */
export function sumOfCycle({ startOn }: ReplayedCycle, events: readonly PriceEvent[], until: string): number {
  return until > startOn ? sumOfDays(dailyPrices({ start: startOn, end: until, events })) : 0
}

function priceOf(state: SeatState | undefined, cycle: ReplayedCycle): Cents {
  return state ? seatPriceCents(state, cycle.seatPriceCents) : 0
}

function kindOf(before: SeatState | undefined, after: SeatState): LedgerKind {
  if (!before) return 'joined'
  if (before.level !== after.level)
    return levels.indexOf(after.level) < levels.indexOf(before.level) ? 'level-raised' : 'level-lowered'
  return after.status === 'active' ? 'reactivated' : 'deactivated'
}
