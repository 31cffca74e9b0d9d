import { describe, expect, it } from 'vitest'
import {
  BillingError,
  billedCents,
  billedOf,
  boundary,
  checkCents,
  cycleAt,
  dailyPrices,
  daysBetween,
  explainLine,
  type Interval,
  localDate,
  MAX_CENTS,
  seatLine,
  seatPriceCents,
  settleCharge,
  settleInvoice,
  startOfLocalDay,
  sumCents,
} from '../../../shared/billing/index.ts'

const cycle = { start: '2025-05-01', end: '2025-06-01' }
const price = (on: string, priceCents: number) => ({ on, priceCents })
const pricesOf = (...events: { on: string; priceCents: number }[]) => dailyPrices({ ...cycle, events })

describe('what is not exact is refused before anything is computed', () => {
  it.each([
    ['a broken cent', 'amount.not-whole', () => checkCents(0.5)],
    ['no number', 'amount.not-whole', () => checkCents(Number.NaN)],
    ['an endless amount', 'amount.not-whole', () => checkCents(Number.POSITIVE_INFINITY)],
    ['an amount beyond the limit', 'amount.beyond-limit', () => checkCents(MAX_CENTS + 1)],
    ['a credit beyond the limit', 'amount.beyond-limit', () => checkCents(-MAX_CENTS - 1)],
    ['a sum beyond the limit', 'amount.beyond-limit', () => sumCents([MAX_CENTS, 1])],
    ['a sum of broken cents', 'amount.not-whole', () => sumCents([0.5, 0.5])],
    ['a price below zero', 'amount.negative', () => seatPriceCents({ status: 'active', level: 'guest' }, -1)],
    ['a day below zero', 'amount.negative', () => billedCents([3000, -1])],
    ['a day of a broken cent', 'amount.not-whole', () => billedCents([0.5, 0.5])],
    ['a day beyond the limit', 'amount.beyond-limit', () => billedCents([MAX_CENTS + 1])],
    ['a sum beyond its days', 'amount.beyond-limit', () => billedOf(31 * MAX_CENTS + 1, 31)],
    ['a cycle without days', 'cycle.invalid', () => billedCents([])],
    ['a cycle of a broken number of days', 'cycle.invalid', () => billedOf(0, 30.5)],
    ['a cycle of ten years and more', 'cycle.invalid', () => billedCents(Array<number>(4001).fill(1))],
    [
      'a cycle that ends as it starts',
      'cycle.invalid',
      () => dailyPrices({ start: '2025-05-01', end: '2025-05-01', events: [] }),
    ],
    [
      'a cycle that ends before it starts',
      'cycle.invalid',
      () => dailyPrices({ start: '2025-05-02', end: '2025-05-01', events: [] }),
    ],
    [
      'a cycle of a century',
      'cycle.invalid',
      () => dailyPrices({ start: '1925-05-01', end: '2025-05-01', events: [] }),
    ],
    [
      'events out of order',
      'events.disordered',
      () => pricesOf(price('2025-05-01', 0), price('2025-05-09', 5), price('2025-05-08', 0)),
    ],
    [
      'events before the cycle out of order',
      'events.disordered',
      () => pricesOf(price('2025-04-09', 5), price('2025-04-08', 0)),
    ],
    ['a history without an opening', 'events.no-opening', () => pricesOf(price('2025-05-02', 3000))],
    ['an event on no date', 'date.invalid', () => pricesOf(price('2025-02-30', 3000))],
    ['an event below zero', 'amount.negative', () => pricesOf(price('2025-05-01', -3000))],
    [
      'a negative sum of lines',
      'amount.negative',
      () => seatLine({ cycle, events: [], alreadyBookedCents: -1 }),
    ],
    ['a date that does not exist', 'date.invalid', () => daysBetween('2025-02-29', '2025-03-01')],
    ['an anchor that does not exist', 'date.invalid', () => boundary('2025-02-29', 'year', 1)],
    ['a boundary between two', 'boundary.invalid', () => boundary('2025-01-31', 'month', 0.5)],
    ['a boundary past the year 9999', 'boundary.invalid', () => boundary('2025-01-31', 'year', 7975)],
    ['a boundary past the end of time', 'boundary.invalid', () => boundary('2025-01-31', 'month', 1e15)],
    ['another interval', 'boundary.invalid', () => boundary('2025-01-31', 'week' as Interval, 1)],
    [
      'another interval of a cycle',
      'boundary.invalid',
      () => cycleAt('2025-01-31', 'week' as Interval, '2025-03-01'),
    ],
    ['a date before the first cycle', 'cycle.outside', () => cycleAt('2025-01-31', 'month', '2025-01-30')],
    [
      'a time zone that does not exist',
      'time-zone.unknown',
      () => localDate('2025-05-15T00:00Z', 'Mars/Olympus'),
    ],
    ['an offset as a time zone', 'time-zone.unknown', () => startOfLocalDay('2025-05-15', '+02:00')],
    ['an instant without an offset', 'instant.invalid', () => localDate('2025-05-15T00:00', 'UTC')],
    ['a day as an instant', 'instant.invalid', () => localDate('2025-05-15', 'UTC')],
    [
      'own credit beyond the balance',
      'credit.exceeded',
      () => settleCharge({ lineCents: 1, ownUnusedCreditCents: 2, creditBalanceCents: 1 }),
    ],
    [
      'a credit as a charge',
      'amount.negative',
      () => settleCharge({ lineCents: -1, ownUnusedCreditCents: 0, creditBalanceCents: 0 }),
    ],
    [
      'a negative balance',
      'amount.negative',
      () => settleInvoice({ renewalsCents: 0, chargesCents: 0, creditCents: -1 }),
    ],
    [
      'an invoice beyond the limit',
      'amount.beyond-limit',
      () => settleInvoice({ renewalsCents: MAX_CENTS, chargesCents: 1, creditCents: 0 }),
    ],
    [
      'a change outside the cycle',
      'cycle.outside',
      () =>
        explainLine({ cycle, on: '2025-06-01', eventsBefore: [], eventsAfter: [], alreadyBookedCents: 0 }),
    ],
  ] as const)('%s: %s', (_, problem, compute) => {
    expect(compute).toThrow(BillingError)
    expect(compute).toThrow(expect.objectContaining({ problem }))
  })
})

describe('the limits themselves', () => {
  it('are exact', () => {
    expect(billedCents(Array<number>(4000).fill(MAX_CENTS))).toBe(MAX_CENTS)
    expect(billedCents([...Array<number>(365).fill(MAX_CENTS), MAX_CENTS - 184])).toBe(MAX_CENTS - 1)
    expect(billedCents([...Array<number>(365).fill(MAX_CENTS), MAX_CENTS - 182])).toBe(MAX_CENTS)
    expect(sumCents([MAX_CENTS, -MAX_CENTS, MAX_CENTS])).toBe(MAX_CENTS)
  })

  it('know one zero only', () => {
    expect(Object.is(checkCents(-0), 0)).toBe(true)
  })

  it('of a seat without any history are zeros', () => {
    expect(seatLine({ cycle, events: [], alreadyBookedCents: 0 })).toEqual({
      sumCents: 0,
      days: 31,
      billedCents: 0,
      lineCents: 0,
    })
  })
})
