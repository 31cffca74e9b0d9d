import { describe, expect, it } from 'vitest'
import {
  addDays,
  billedCents,
  boundary,
  dailyPrices,
  daysBetween,
  isLocalDate,
  localDate,
  type PriceEvent,
  seatLine,
} from '../../../shared/billing/index.ts'
import { published, type Scenario, type Vector } from './vectors.ts'

/** What follows another definition than ours and is therefore not asserted, with the reason. */
const otherDefinitions: Record<string, string> = {
  'kbf-004': 'every month counts as 30 days',
  'lago-006': 'an amount credited by hand before is taken off; ours are the lines already booked',
  'lago-007': 'an amount credited by hand before is taken off; ours are the lines already booked',
}
const otherSequences: Record<string, string> = {
  'seq-08': 'the day of the month is set apart from the first day; ours is the anchor itself',
}

/** A vector's dates as local dates: when the cycle runs, and the day from which the new state counts. */
function datesOf(vector: Vector) {
  const local = (at: string) => (isLocalDate(at) ? at : localDate(at, vector.time_zone))
  const start = local(vector.period_start ?? '')
  const end = local(vector.period_end ?? '')
  const change = local(vector.change_at)
  return {
    start,
    end: vector.definition === 'day:both-inclusive' ? addDays(end, 1) : end,
    // There the day of the change still belongs to the old state: ours is the same change a day later.
    change: vector.definition === 'day:change-day-used' ? addDays(change, 1) : change,
  }
}

/** The seat's events that a vector describes: a paid seat that ends, or one that begins. */
function eventsOf(vector: Vector): { before: PriceEvent[]; after: PriceEvent[] } {
  const { start, change } = datesOf(vector)
  const price = vector.price_cents
  if (vector.kind === 'credit') {
    const before = [{ on: start, priceCents: price }]
    return { before, after: [...before, { on: change, priceCents: 0 }] }
  }
  if (vector.kind === 'charge') {
    const before = [{ on: start, priceCents: 0 }]
    return { before, after: [...before, { on: change, priceCents: price }] }
  }
  const end = vector.interval?.to ?? ''
  return {
    before: [],
    after: [
      { on: start, priceCents: price },
      { on: end, priceCents: 0 },
    ],
  }
}

const ruled = published.vectors.flatMap(({ recommended_rule: rule, ...vector }) =>
  rule ? [{ vector, rule }] : [],
)
const unruled = published.vectors.filter((vector) => !vector.recommended_rule)

function lineOf(vector: Vector): number {
  const { start, end } = datesOf(vector)
  const { before, after } = eventsOf(vector)
  const alreadyBookedCents = billedCents(dailyPrices({ start, end, events: before }))
  return seatLine({ cycle: { start, end }, events: after, alreadyBookedCents }).lineCents
}

describe('figures of other billing systems that our rule gives too', () => {
  it.each(ruled.filter(({ rule }) => rule.same_as_source).map((each) => [each.vector.id, each] as const))(
    '%s',
    (_, { vector, rule }) => {
      const line = lineOf(vector) * vector.quantity
      expect(line).toBe(vector.expected_signed_cents)
      expect(Math.abs(line)).toBe(rule.expected_cents)
    },
  )

  it.each(ruled.map((each) => [each.vector.id, each] as const))(
    '%s counts the same days from the same date',
    (_, { vector, rule }) => {
      const { start, end, change } = datesOf(vector)
      const stated = rule.activate_on_local_date ?? rule.deactivate_on_local_date
      if (stated) expect(change).toBe(stated)
      expect(daysBetween(start, end)).toBe(rule.cycle_days)
      const days =
        vector.kind === 'kept' ? daysBetween(start, vector.interval?.to ?? '') : daysBetween(change, end)
      expect(days).toBe(rule.days_remaining_or_billed)
    },
  )
})

describe('figures of other billing systems where our rule gives another amount', () => {
  it.each(
    ruled
      .filter(({ rule }) => !rule.same_as_source)
      .map((each) => [`${each.vector.id} (${each.rule.why})`, each] as const),
  )('%s', (_, { vector, rule }) => {
    const line = Math.abs(lineOf(vector)) * vector.quantity
    expect(line).toBe(rule.expected_cents)
    expect(line).not.toBe(vector.expected_cents)
  })
})

describe('figures for a stretch of days inside a cycle', () => {
  const stretches = unruled.filter((vector) => !(vector.id in otherDefinitions))

  it.each(stretches.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const { start, end } = datesOf(vector)
    const { from, to } = vector.interval ?? { from: '', to: '' }
    const price = vector.price_cents
    const [outside, inside] = vector.kind === 'credit' ? [price, 0] : [0, price]
    const events = [
      { on: start, priceCents: outside },
      { on: from, priceCents: inside },
      ...(to === end ? [] : [{ on: to, priceCents: outside }]),
    ]
    const billed = billedCents(dailyPrices({ start, end, events }))
    expect(vector.kind === 'credit' ? price - billed : billed).toBe(vector.expected_cents)
  })

  it.each(Object.entries(otherDefinitions))('does not assert %s: %s', (id) => {
    expect(unruled.map((vector) => vector.id)).toContain(id)
  })

  it('drops no figure silently', () => {
    expect(published.vectors).toHaveLength(69)
    expect({
      same: ruled.filter(({ rule }) => rule.same_as_source).length,
      otherAmount: ruled.filter(({ rule }) => !rule.same_as_source).length,
      stretches: stretches.length,
      notAsserted: Object.keys(otherDefinitions).length,
    }).toEqual({ same: 56, otherAmount: 4, stretches: 6, notAsserted: 3 })
  })
})

describe('sequences of boundaries of other billing systems', () => {
  const ours = published.anchor_sequences.filter((sequence) => !(sequence.id in otherSequences))

  it.each(ours.map((sequence) => [sequence.id, sequence] as const))('%s', (_, sequence) => {
    const { anchor, step_months: step, start_index: first, stride, expected } = sequence
    const indexes = expected.map((_, index) => first + index * stride)
    expect(indexes.map((index) => boundary(anchor, 'month', index * step))).toEqual(expected)
    if (step % 12 === 0) {
      expect(indexes.map((index) => boundary(anchor, 'year', (index * step) / 12))).toEqual(expected)
    }
  })

  it.each(Object.entries(otherSequences))('does not assert %s: %s', (id) => {
    expect(published.anchor_sequences.map((sequence) => sequence.id)).toContain(id)
  })

  it('drops no sequence silently', () => {
    expect(published.anchor_sequences).toHaveLength(15)
    expect(ours).toHaveLength(14)
  })
})

describe('local dates of other billing systems', () => {
  it.each(published.local_dates.map((each) => [each.id, each] as const))('%s', (_, each) => {
    expect(localDate(each.instant, each.time_zone)).toBe(each.expected_local_date)
  })

  it('are two', () => expect(published.local_dates).toHaveLength(2))
})

describe('histories of other billing systems', () => {
  /** The price at the start of the cycle, and every change of it in order. */
  function eventsOfScenario({ cycle: [start], active_segments: segments }: Scenario): PriceEvent[] {
    const changes = segments.flatMap(([from, to, priceCents], index): PriceEvent[] =>
      segments[index + 1]?.[0] === to
        ? [{ on: from, priceCents }]
        : [
            { on: from, priceCents },
            { on: to, priceCents: 0 },
          ],
    )
    return changes[0]?.on === start ? changes : [{ on: start, priceCents: 0 }, ...changes]
  }

  function linesOf(scenario: Scenario): number[] {
    const [start, end] = scenario.cycle
    const events = eventsOfScenario(scenario).filter((event) => event.on < end)
    let booked = 0
    return events.map((_, index) => {
      const so = { cycle: { start, end }, events: events.slice(0, index + 1), alreadyBookedCents: booked }
      const { lineCents } = seatLine(so)
      booked += lineCents
      return lineCents
    })
  }

  it.each(published.scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s: the lines add up to the amount',
    (_, scenario) => {
      const net = linesOf(scenario).reduce((sum, line) => sum + line, 0)
      expect(net).toBe(scenario.expected_net_cents)
      expect(net).toBe(scenario.recommended_rule_net_cents)
    },
  )

  it('scn-01 has the same single lines (the others are booked as fewer lines there, or as none)', () => {
    const scenario = published.scenarios.find(({ id }) => id === 'scn-01')
    expect(scenario && linesOf(scenario)).toEqual(scenario?.lines_cents)
  })

  it('are four', () => expect(published.scenarios).toHaveLength(4))
})
