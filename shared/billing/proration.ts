import { type CycleDates, daysBetween, daysOf } from './calendar.ts'
import { BillingError } from './errors.ts'
import { type Cents, checkNonNegativeCents, MAX_CENTS } from './money.ts'

/** From an instant of this local date on, a seat's price is this many cents for a whole cycle. */
export interface PriceEvent {
  on: string
  priceCents: Cents
}

/** The version of the rules of this folder, kept with every line that is booked. */
export const RULE_VERSION = 1

// 2S + N - 1 stays below 2^53 for this many days at the greatest price.
const MAX_DAYS = 4000

/**
 * The price in cents of each local day from `start` up to, not including, `end`.
 *
 * `events` come in the order they happened. The first one gives the price at the first instant of `start`; it is
 * dated `start` or earlier (`events.no-opening` otherwise). Events dated before `start` only move that opening
 * price, events dated `end` or later are not of this cycle; no events at all is a seat that never cost anything.
 * For each day: `peak > open ? peak : close`. The last price is assumed to last.
 *
 * Throws also `cycle.invalid`, `events.disordered`, `date.invalid` and what `checkNonNegativeCents` throws.
 * Source: docs/billing.md, "Price of a local day".
 */
export function dailyPrices({ start, end, events }: CycleDates & { events: readonly PriceEvent[] }): Cents[] {
  const days = daysOf({ start, end })
  if (days > MAX_DAYS) throw new BillingError('cycle.invalid', `${start} to ${end} is too long for a cycle`)
  const changes = readEvents(start, events)

  const prices: Cents[] = []
  let price = changes.opening
  let next = 0
  for (let day = 0; day < days; day += 1) {
    const open = price
    let peak = price
    for (let change = changes.later[next]; change?.day === day; change = changes.later[next]) {
      price = change.priceCents
      peak = Math.max(peak, price)
      next += 1
    }
    prices.push(peak > open ? peak : price)
  }
  return prices
}

/**
 * What a cycle costs in cents, S being the sum of its daily prices and N their number:
 * `floor((2S + N - 1) / (2N))`, the nearest cent of S / N, an exact half in the customer's favour. Exact.
 * Throws `cycle.invalid` for no days or too many, and what `checkNonNegativeCents` throws for a price.
 * Source: docs/billing.md, "Amount".
 */
export function billedCents(dailyPriceCents: readonly Cents[]): Cents {
  return billedOf(sumOfDays(dailyPriceCents), dailyPriceCents.length)
}

/** S: the sum of daily prices in cents. It is no amount of money yet: only divided by N it is one. */
export function sumOfDays(dailyPriceCents: readonly Cents[]): number {
  if (dailyPriceCents.length > MAX_DAYS) throw new BillingError('cycle.invalid', 'Too many days for a cycle')
  return dailyPriceCents.reduce((sum, price) => sum + checkNonNegativeCents(price, 'price of a day'), 0)
}

/** `billedCents` from S and N themselves, as a line stores them. Throws `cycle.invalid` for an N out of range. */
export function billedOf(sum: number, days: number): Cents {
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS) {
    throw new BillingError('cycle.invalid', `A cycle cannot have ${days} days`)
  }
  if (!Number.isSafeInteger(sum) || sum < 0 || sum > days * MAX_CENTS) {
    throw new BillingError('amount.beyond-limit', `The days of a cycle cannot sum up to ${sum}`)
  }
  const dividend = 2 * sum + days - 1
  return (dividend - (dividend % (2 * days))) / (2 * days)
}

function readEvents(start: string, events: readonly PriceEvent[]) {
  const dated = events.map(({ on, priceCents }) => ({
    day: daysBetween(start, on),
    priceCents: checkNonNegativeCents(priceCents, 'price'),
  }))
  if (dated.some((event, index) => event.day < (dated[index - 1]?.day ?? event.day))) {
    throw new BillingError('events.disordered', 'The events of a seat must come in the order of their dates')
  }
  const [first] = dated
  if (first && first.day > 0) {
    throw new BillingError('events.no-opening', `The price of the seat on ${start} is not given`)
  }
  const opening = dated.findLast((event) => event.day < 0) ?? first
  const later = dated.slice(opening ? dated.indexOf(opening) + 1 : 0)
  return { opening: opening?.priceCents ?? 0, later }
}
