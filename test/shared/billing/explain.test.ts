import { describe, expect, it, vi } from 'vitest'
import {
  addDays,
  billedCents,
  dailyPrices,
  daysBetween,
  daysOf,
  explainLine,
  explainTotal,
} from '../../../shared/billing/index.ts'
import { fc } from '../../support/properties.ts'
import { add, anyHistories, bookLines, prices, runs, seatHistories } from './histories.ts'

// Thousands of histories of up to 366 days take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const cycle = { start: '2025-05-01', end: '2025-06-01' }
const opening = { on: '2025-05-01', priceCents: 3000 }

describe('the explanation of a line', () => {
  it('says for a deactivation on May 15: 14 days used, 17 left, 30.00 / 31 x 17', () => {
    const explained = explainLine({
      cycle,
      on: '2025-05-15',
      eventsBefore: [opening],
      eventsAfter: [opening, { on: '2025-05-15', priceCents: 0 }],
      alreadyBookedCents: 3000,
    })
    expect(explained).toEqual({
      days: 31,
      usedDays: 14,
      leftDays: 17,
      before: {
        sumCents: 93_000,
        days: 31,
        billedCents: 3000,
        rounding: 'none',
        groups: [{ from: '2025-05-01', to: '2025-05-31', days: 31, priceCents: 3000 }],
      },
      after: {
        sumCents: 42_000,
        days: 31,
        billedCents: 1355,
        rounding: 'up',
        groups: [
          { from: '2025-05-01', to: '2025-05-14', days: 14, priceCents: 3000 },
          { from: '2025-05-15', to: '2025-05-31', days: 17, priceCents: 0 },
        ],
      },
      alreadyBookedCents: 3000,
      lineCents: -1645,
      short: { priceCents: 3000, days: 17 },
    })
  })

  it('says that an exact half was given away, and which days the short sum counts', () => {
    const june = { start: '2025-06-01', end: '2025-07-01' }
    const eventsBefore = [{ on: '2025-06-01', priceCents: 999 }]
    const eventsAfter = [...eventsBefore, { on: '2025-06-16', priceCents: 0 }]
    const explained = explainLine({
      cycle: june,
      on: '2025-06-16',
      eventsBefore,
      eventsAfter,
      alreadyBookedCents: 999,
    })
    expect(explained.after.rounding).toBe('half-down')
    expect(explained).toMatchObject({ lineCents: -500, short: { priceCents: 999, days: 15 } })
  })

  it('counts only the days after it for somebody who came and goes on one day', () => {
    const eventsBefore = [
      { on: '2025-05-01', priceCents: 0 },
      { on: '2025-05-15', priceCents: 3000 },
    ]
    const eventsAfter = [...eventsBefore, { on: '2025-05-15', priceCents: 0 }]
    const explained = explainLine({
      cycle,
      on: '2025-05-15',
      eventsBefore,
      eventsAfter,
      alreadyBookedCents: 1645,
    })
    expect(explained).toMatchObject({ lineCents: -1548, short: { priceCents: 3000, days: 16 } })
    expect(explained.after.groups.map((group) => group.days)).toEqual([14, 1, 16])
  })

  it('has no short form where nothing changes', () => {
    const events = [opening]
    const explained = explainLine({
      cycle,
      on: '2025-05-15',
      eventsBefore: events,
      eventsAfter: events,
      alreadyBookedCents: 3000,
    })
    expect(explained).toMatchObject({ lineCents: 0, short: null })
  })

  it('has no short form where the days changed by different prices, even if their mean fits', () => {
    const days: [string, number][] = [
      ['2025-05-01', 1000],
      ['2025-05-11', 1500],
      ['2025-05-21', 500],
      ['2025-05-31', 1000],
    ]
    const explained = explainLine({
      cycle,
      on: '2025-05-01',
      eventsBefore: days.map(([on, priceCents]) => ({ on, priceCents })),
      eventsAfter: [{ on: '2025-05-01', priceCents: 0 }],
      alreadyBookedCents: 1000,
    })
    expect(explained).toMatchObject({ lineCents: -1000, short: null })
  })

  it('has no short form where a rounding of an earlier line makes it a cent off', () => {
    const found = fc.sample(seatHistories, { numRuns: 3000, seed: 7 }).filter(({ cycle: of, events }) => {
      const explained = explainLast({ cycle: of, events })
      return explained.lineCents !== 0 && explained.short === null
    })
    expect(found.length).toBeGreaterThan(0)
    for (const history of found) {
      const { before, after, lineCents, alreadyBookedCents } = explainLast(history)
      expect(alreadyBookedCents).toBe(before.billedCents)
      expect(lineCents).toBe(after.billedCents - before.billedCents)
    }
  })

  it('has a short form for every first deactivation and every first activation', () => {
    fc.assert(
      fc.property(prices, fc.nat(30), fc.boolean(), (priceCents, offset, rises) => {
        const events = [
          { on: cycle.start, priceCents: rises ? 0 : priceCents },
          { on: addDays(cycle.start, offset), priceCents: rises ? priceCents : 0 },
        ]
        expect(explainLast({ cycle, events }).short).toEqual({ priceCents, days: 31 - offset })
      }),
      runs,
    )
  })

  it('can be computed again by hand: groups to S, S and N to the amount, the amount to the line', () => {
    fc.assert(
      fc.property(anyHistories, (history) => {
        const explained = explainLast(history)
        const { after, days } = explained
        const sum = add(after.groups.map((group) => group.days * group.priceCents))
        expect(sum).toBe(after.sumCents)
        const below = (sum - (sum % days)) / days
        expect(after.billedCents).toBe(after.rounding === 'up' ? below + 1 : below)
        expect(after.rounding === 'half-down').toBe(2 * (sum % days) === days)
        expect(explained.lineCents).toBe(after.billedCents - explained.alreadyBookedCents)
        expect(explained.lineCents).toBe(bookLines(history).at(-1))
        expect(explained.usedDays + explained.leftDays).toBe(days)
      }),
      runs,
    )
  })

  it('has a short form only where that sum, rounded for the customer, is the line', () => {
    let shorts = 0
    fc.assert(
      fc.property(seatHistories, (history) => {
        const { short, lineCents, days, before, after } = explainLast(history)
        if (!short) return
        shorts += 1
        const exact = BigInt(short.priceCents * short.days)
        const distance = exact - BigInt(Math.abs(lineCents)) * BigInt(days)
        const twice = 2n * (distance < 0n ? -distance : distance)
        expect(twice <= BigInt(days)).toBe(true)
        // Half a cent of a charge is nothing at all: the line alone does not say that it was one.
        if (twice === BigInt(days)) expect(distance > 0n).toBe(after.sumCents > before.sumCents)
      }),
      runs,
    )
    expect(shorts).toBeGreaterThan(0)
  })
})

describe('the groups of days', () => {
  it('cover the cycle without a gap, and neighbours differ in price', () => {
    fc.assert(
      fc.property(anyHistories, ({ cycle: of, events }) => {
        const { groups, billedCents: billed } = explainTotal(of, events)
        expect(billed).toBe(billedCents(dailyPrices({ ...of, events })))
        expect(groups[0]?.from).toBe(of.start)
        expect(groups.at(-1)?.to).toBe(addDays(of.end, -1))
        expect(add(groups.map((group) => group.days))).toBe(daysOf(of))
        groups.forEach((group, index) => {
          expect(daysBetween(group.from, group.to)).toBe(group.days - 1)
          const next = groups[index + 1]
          if (!next) return
          expect(next.from).toBe(addDays(group.to, 1))
          expect(next.priceCents).not.toBe(group.priceCents)
        })
      }),
      { numRuns: 1000 },
    )
  })
})

/** The explanation of a history's last event, the lines before it being booked. */
function explainLast(history: Parameters<typeof bookLines>[0]) {
  const { events } = history
  return explainLine({
    cycle: history.cycle,
    on: events.at(-1)?.on ?? '',
    eventsBefore: events.slice(0, -1),
    eventsAfter: events,
    alreadyBookedCents: add(bookLines(history).slice(0, -1)),
  })
}
