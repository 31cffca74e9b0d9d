import {
  addDays,
  boundary,
  type CycleDates,
  daysOf,
  type Interval,
  type PriceEvent,
  seatLine,
} from '../../../shared/billing/index.ts'
import { fc } from '../../support/properties.ts'

export const runs = { numRuns: 3000 }

export const interval: fc.Arbitrary<Interval> = fc.constantFrom('month', 'year')

/** Any local date of two centuries, month ends and leap days more often than chance would have them. */
export const localDates: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1950-01-01', days)),
  fc
    .tuple(
      fc.integer({ min: 1952, max: 2148 }),
      fc.constantFrom('01-31', '02-28', '03-31', '04-30', '12-31', '01-29'),
    )
    .map(([year, day]) => `${year}-${day}`),
  fc.integer({ min: 488, max: 524 }).map((quarter) => `${quarter * 4}-02-29`),
)

/** A cycle of any account: month or year, clamped or not. */
export const cycles: fc.Arbitrary<CycleDates> = fc
  .tuple(localDates, interval, fc.nat(36))
  .map(([anchor, length, k]) => ({
    start: boundary(anchor, length, k),
    end: boundary(anchor, length, k + 1),
  }))

export const prices = fc.oneof(
  fc.constantFrom(999, 3000, 4000, 10_000, 28_800, 36_000, 90_000),
  fc.integer({ min: 1, max: 1_000_000_000 }),
)

/** Days of change in order, within a cycle of `days` days; several on one day are common. */
function changeDays(days: number): fc.Arbitrary<number[]> {
  const day = fc.oneof(fc.nat(days - 1), fc.nat(Math.min(3, days - 1)), fc.constant(days - 1))
  return fc.array(day, { maxLength: 12 }).map((list) => list.sort((one, other) => one - other))
}

/** A history of one seat in one cycle: the opening price at its start, then changes in order. */
export interface History {
  cycle: CycleDates
  events: PriceEvent[]
}

function historiesOf(price: (cyclePrice: number) => fc.Arbitrary<number>): fc.Arbitrary<History> {
  return fc.tuple(cycles, prices).chain(([cycle, cyclePrice]) =>
    changeDays(daysOf(cycle)).chain((dayList) =>
      fc
        .array(price(cyclePrice), { minLength: dayList.length + 1, maxLength: dayList.length + 1 })
        .map(([opening = 0, ...later]) => ({
          cycle,
          events: [
            { on: cycle.start, priceCents: opening },
            ...later.map((priceCents, index) => ({
              on: addDays(cycle.start, dayList[index] ?? 0),
              priceCents,
            })),
          ],
        })),
    ),
  )
}

/** As accounts have them: the cycle's price, or nothing. */
export const seatHistories = historiesOf((price) => fc.constantFrom(0, price))

/** Of any prices at all: what the rules promise of rises and falls must hold here too. */
export const anyHistories = historiesOf((price) =>
  fc.oneof(fc.constantFrom(0, price), fc.integer({ min: 0, max: price })),
)

/** Books a history event by event, as an account does; answers the lines in order. */
export function bookLines({ cycle, events }: History): number[] {
  let booked = 0
  return events.map((_, index) => {
    const so = { cycle, events: events.slice(0, index + 1), alreadyBookedCents: booked }
    const { lineCents } = seatLine(so)
    booked += lineCents
    return lineCents
  })
}

/** A plain sum. */
export function add(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
