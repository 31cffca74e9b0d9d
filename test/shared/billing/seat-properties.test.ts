import { describe, expect, it, vi } from 'vitest'
import {
  addDays,
  billedCents,
  billedOf,
  dailyPrices,
  daysBetween,
  daysOf,
  MAX_CENTS,
  type PriceEvent,
  seatLine,
  seatPriceCents,
  seatTotal,
} from '../../../shared/billing/index.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { fc } from '../../support/properties.ts'
import {
  add,
  anyHistories,
  bookLines,
  cycles,
  type History,
  prices,
  runs,
  seatHistories,
} from './histories.ts'

// Thousands of histories of up to 366 days take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** The nearest cent of an exact fraction, a half downwards, told without the formula: by trying the two cents around it. */
function nearestCent(dailyPriceCents: readonly number[]): bigint {
  const sum = dailyPriceCents.reduce((so, price) => so + BigInt(price), 0n)
  const days = BigInt(dailyPriceCents.length)
  const below = sum / days
  const distanceBelow = sum - below * days
  const distanceAbove = (below + 1n) * days - sum
  return distanceAbove < distanceBelow ? below + 1n : below
}

/** The price of each day, told day by day from the definition. */
function pricesByDefinition({ cycle, events }: History): number[] {
  const [first, ...later] = events.map(({ on, priceCents }) => ({
    day: daysBetween(cycle.start, on),
    priceCents,
  }))
  return Array.from({ length: daysOf(cycle) }, (_, day) => {
    const earlier = [first, ...later.filter((event) => event.day < day)]
    const open = earlier.at(-1)?.priceCents ?? 0
    const held = [open, ...later.filter((event) => event.day === day).map((event) => event.priceCents)]
    const close = held.at(-1) ?? 0
    const peak = Math.max(...held)
    return peak > open ? peak : close
  })
}

const dailyLists = fc.array(fc.oneof(fc.nat(100_000), fc.nat(MAX_CENTS), fc.constantFrom(0, 1, MAX_CENTS)), {
  minLength: 1,
  maxLength: 366,
})

describe('the amount of a cycle', () => {
  it('is the nearest cent of the exact fraction, a half in favour of the customer', () => {
    fc.assert(
      fc.property(dailyLists, (list) => {
        expect(BigInt(billedCents(list))).toBe(nearestCent(list))
      }),
      runs,
    )
  })

  it('gives away every exact half, in every length of cycle', () => {
    for (const days of [28, 30, 366]) {
      for (let cents = 0; cents < 50; cents += 1) {
        const half = [...Array<number>(days / 2).fill(2 * cents + 1), ...Array<number>(days / 2).fill(0)]
        expect(billedCents(half)).toBe(cents)
      }
    }
  })

  it('does not depend on the order of the days, and follows from S and N alone', () => {
    fc.assert(
      fc.property(
        dailyLists.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(billedCents(shuffled)).toBe(billedCents(list))
          expect(billedOf(add(list), list.length)).toBe(billedCents(list))
        },
      ),
      runs,
    )
  })

  it('of a full cycle at one price is the price', () => {
    fc.assert(
      fc.property(cycles, prices, (cycle, priceCents) => {
        const line = seatLine({ cycle, events: [{ on: cycle.start, priceCents }], alreadyBookedCents: 0 })
        expect(line.lineCents).toBe(priceCents)
        expect(line.sumCents).toBe(priceCents * daysOf(cycle))
      }),
      runs,
    )
  })
})

describe('the price of each day', () => {
  it('is what the definition says, day by day', () => {
    fc.assert(
      fc.property(anyHistories, (history) => {
        expect(dailyPrices({ ...history.cycle, events: history.events })).toEqual(pricesByDefinition(history))
      }),
      runs,
    )
  })

  it('does not change when the history of earlier and later cycles comes along', () => {
    fc.assert(
      fc.property(anyHistories, fc.array(fc.nat(5000), { maxLength: 3 }), ({ cycle, events }, others) => {
        const earlier = others.map((priceCents, index) => ({
          on: addDays(cycle.start, index - 9),
          priceCents,
        }))
        const opening = events.slice(0, 1).map((event) => ({ ...event, on: addDays(cycle.start, -1) }))
        const later = others.map((priceCents) => ({ on: cycle.end, priceCents }))
        const whole = [...earlier, ...opening, ...events.slice(1), ...later]
        expect(dailyPrices({ ...cycle, events: whole })).toEqual(dailyPrices({ ...cycle, events }))
      }),
      runs,
    )
  })
})

describe('the lines of a seat in a cycle', () => {
  it.each([
    ['of a paid seat', seatHistories],
    ['at any prices', anyHistories],
  ])('add up to the amount, never below zero, never above the highest price held: %s', (_, histories) => {
    fc.assert(
      fc.property(histories, (history) => {
        const lines = bookLines(history)
        const highest = Math.max(...history.events.map((event) => event.priceCents))
        const amount = billedCents(pricesByDefinition(history))
        expect(add(lines)).toBe(amount)
        lines.reduce((before, line) => {
          const booked = before + line
          expect(booked).toBeGreaterThanOrEqual(0)
          expect(booked).toBeLessThanOrEqual(highest)
          return booked
        }, 0)
      }),
      runs,
    )
  })

  it('never credit more than what is booked', () => {
    fc.assert(
      fc.property(anyHistories, (history) => {
        bookLines(history).reduce((booked, line) => {
          expect(-line).toBeLessThanOrEqual(booked)
          return booked + line
        }, 0)
      }),
      runs,
    )
  })

  it('are no credit for a rise, no charge for a fall, and nothing for the same state', () => {
    fc.assert(
      fc.property(anyHistories, (history) => {
        bookLines(history).forEach((line, index) => {
          const before = history.events[index - 1]?.priceCents ?? 0
          const step = (history.events[index]?.priceCents ?? 0) - before
          if (step > 0) expect(line).toBeGreaterThanOrEqual(0)
          if (step < 0) expect(line).toBeLessThanOrEqual(0)
          if (step === 0) expect(line).toBe(0)
        })
      }),
      runs,
    )
  })

  it('come to nothing for off and on again on one day from a paid opening', () => {
    fc.assert(
      fc.property(
        cycles,
        prices,
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        (cycle, priceCents, offset, times) => {
          const on = addDays(cycle.start, offset % daysOf(cycle))
          const events: PriceEvent[] = [{ on: cycle.start, priceCents }]
          for (let time = 0; time < times; time += 1) events.push({ on, priceCents: 0 }, { on, priceCents })
          const [renewal, ...lines] = bookLines({ cycle, events })
          expect(renewal).toBe(priceCents)
          expect(add(lines)).toBe(0)
        },
      ),
      runs,
    )
  })

  it('are none for a history of a guest, an inactive or an invited person', () => {
    const unpaid = fc.oneof(
      fc.record({
        status: fc.constantFrom('active' as const, 'inactive' as const),
        level: fc.constant('guest' as const),
      }),
      fc.record({ status: fc.constantFrom('inactive' as const, null), level: fc.constantFrom(...levels) }),
    )
    fc.assert(
      fc.property(
        seatHistories,
        fc.array(unpaid, { minLength: 13, maxLength: 13 }),
        ({ cycle, events }, states) => {
          const free = events.map(({ on }, index) => ({
            on,
            priceCents: seatPriceCents(states[index] ?? { status: null, level: 'guest' }, 3000),
          }))
          expect(bookLines({ cycle, events: free }).every((line) => line === 0)).toBe(true)
        },
      ),
      runs,
    )
  })

  it('of two seats do not depend on whose change comes first', () => {
    fc.assert(
      fc.property(
        seatHistories,
        seatHistories,
        fc.array(fc.boolean(), { maxLength: 26 }),
        (one, other, turns) => {
          const booked = { one: [] as number[], other: [] as number[] }
          const steps = { one: 0, other: 0 }
          const bookNext = (seat: 'one' | 'other', { cycle, events }: History) => {
            steps[seat] += 1
            const so = { cycle, events: events.slice(0, steps[seat]), alreadyBookedCents: add(booked[seat]) }
            booked[seat].push(seatLine(so).lineCents)
          }
          while (steps.one < one.events.length || steps.other < other.events.length) {
            const firstsTurn = steps.other >= other.events.length || turns[steps.one + steps.other]
            if (firstsTurn && steps.one < one.events.length) bookNext('one', one)
            else bookNext('other', other)
          }
          expect(booked).toEqual({ one: bookLines(one), other: bookLines(other) })
        },
      ),
      runs,
    )
  })

  it('are rebuilt by replaying the events, whatever was booked in between', () => {
    fc.assert(
      fc.property(anyHistories, fc.nat(), (history, cut) => {
        const { cycle, events } = history
        const known = events.slice(0, 1 + (cut % events.length))
        const booked = seatTotal(cycle, known).billedCents
        const rest = seatLine({ cycle, events, alreadyBookedCents: booked }).lineCents
        expect(booked + rest).toBe(add(bookLines(history)))
      }),
      runs,
    )
  })
})
