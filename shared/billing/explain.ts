import { addDays, type CycleDates, daysBetween, daysOf } from './calendar.ts'
import { BillingError } from './errors.ts'
import { type Cents, checkNonNegativeCents } from './money.ts'
import { billedOf, dailyPrices, type PriceEvent, sumOfDays } from './proration.ts'
import type { SeatTotal } from './seat-line.ts'

/** Consecutive local days at one price: `from` and `to` are both included. */
export interface DayGroup {
  from: string
  to: string
  days: number
  priceCents: Cents
}

/** How S / N became whole cents: it was whole, or the nearest cent was below or above it, or it was an exact half. */
export type Rounding = 'none' | 'down' | 'up' | 'half-down'

/**
 * A seat's total with all that a person needs to compute it again: S (`sumCents`) is the sum of days × price of
 * the groups, S / N (`sumCents / days`) the exact amount in cents, `rounding` the way from there to `billedCents`.
 */
export interface ExplainedTotal extends SeatTotal {
  groups: DayGroup[]
  rounding: Rounding
}

/**
 * The short way to the same amount: `priceCents / N × days`, rounded to the nearest cent, an exact half in the
 * customer's favour, is exactly the line. `priceCents` is how much the price of those days changed.
 */
export interface ShortSum {
  priceCents: Cents
  days: number
}

/** A line as a person can check it by hand: billed(after) - already booked. */
export interface ExplainedLine {
  /** N, and how it is divided by the day of the change, which counts as left. */
  days: number
  usedDays: number
  leftDays: number
  before: ExplainedTotal
  after: ExplainedTotal
  alreadyBookedCents: Cents
  lineCents: Cents
  /** Null where the line has no such short form; then only the groups explain it. */
  short: ShortSum | null
}

/** The groups, S, N and rounding of a seat's events in a cycle; throws what `dailyPrices` throws. */
export function explainTotal(cycle: CycleDates, events: readonly PriceEvent[]): ExplainedTotal {
  return explainPrices(cycle, dailyPrices({ ...cycle, events }))
}

/**
 * Explains the line of a change on the local date `on`, from the seat's events before and after it.
 * Throws what `dailyPrices` throws, and `cycle.outside` when `on` is not a day of the cycle.
 */
export function explainLine(input: {
  cycle: CycleDates
  on: string
  eventsBefore: readonly PriceEvent[]
  eventsAfter: readonly PriceEvent[]
  alreadyBookedCents: Cents
}): ExplainedLine {
  const { cycle, on } = input
  const days = daysOf(cycle)
  const usedDays = daysBetween(cycle.start, on)
  if (usedDays < 0 || usedDays >= days) {
    throw new BillingError('cycle.outside', `${on} is not a day of ${cycle.start} to ${cycle.end}`)
  }
  const alreadyBookedCents = checkNonNegativeCents(input.alreadyBookedCents, 'what is already booked')
  const pricesBefore = dailyPrices({ ...cycle, events: input.eventsBefore })
  const pricesAfter = dailyPrices({ ...cycle, events: input.eventsAfter })
  const after = explainPrices(cycle, pricesAfter)
  const lineCents = after.billedCents - alreadyBookedCents
  return {
    days,
    usedDays,
    leftDays: days - usedDays,
    before: explainPrices(cycle, pricesBefore),
    after,
    alreadyBookedCents,
    lineCents,
    short: shortSum(pricesBefore, pricesAfter, lineCents),
  }
}

function explainPrices(cycle: CycleDates, prices: readonly Cents[]): ExplainedTotal {
  const sumCents = sumOfDays(prices)
  const days = prices.length
  return {
    sumCents,
    days,
    billedCents: billedOf(sumCents, days),
    groups: groupDays(cycle.start, prices),
    rounding: roundingOf(sumCents, days),
  }
}

function groupDays(start: string, prices: readonly Cents[]): DayGroup[] {
  const firstDays = prices.flatMap((price, day) => (day === 0 || price !== prices[day - 1] ? [day] : []))
  return firstDays.map((day, index) => {
    const nextDay = firstDays[index + 1] ?? prices.length
    return {
      from: addDays(start, day),
      to: addDays(start, nextDay - 1),
      days: nextDay - day,
      priceCents: prices[day] ?? 0,
    }
  })
}

function roundingOf(sum: number, days: number): Rounding {
  const rest = sum % days
  if (rest === 0) return 'none'
  if (2 * rest === days) return 'half-down'
  return 2 * rest < days ? 'down' : 'up'
}

function shortSum(before: readonly Cents[], after: readonly Cents[], lineCents: Cents): ShortSum | null {
  const differences = after.map((price, day) => price - (before[day] ?? 0)).filter((step) => step !== 0)
  const [step] = differences
  if (step === undefined || differences.some((other) => other !== step)) return null
  const sum = Math.abs(step) * differences.length
  const days = after.length
  // A charge gives an exact half away, a credit gives it too: the one rounds it down, the other up.
  const exactHalf = 2 * (sum % days) === days
  const cents = billedOf(sum, days) + (step < 0 && exactHalf ? 1 : 0)
  return Math.sign(step) * cents === lineCents
    ? { priceCents: Math.abs(step), days: differences.length }
    : null
}
