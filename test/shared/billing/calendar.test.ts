import { describe, expect, it, vi } from 'vitest'
import {
  addDays,
  boundary,
  cycleAt,
  daysBetween,
  isLocalDate,
  isTimeZone,
  localDate,
  localTime,
  startOfLocalDay,
} from '../../../shared/billing/index.ts'
import { Temporal } from '../../../shared/billing/temporal.ts'
import { fc } from '../../support/properties.ts'
import { interval, localDates, runs } from './histories.ts'

// Thousands of dates in hundreds of zones take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('the boundaries of cycles', () => {
  it.each([
    ['2025-01-31', 'month', ['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30']],
    ['2024-02-29', 'year', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['2096-02-29', 'year', ['2096-02-29', '2097-02-28', '2098-02-28', '2099-02-28', '2100-02-28']],
    ['2025-12-15', 'month', ['2025-12-15', '2026-01-15']],
  ] as const)('from %s by the %s', (anchor, length, expected) => {
    expect(expected.map((_, k) => boundary(anchor, length, k))).toEqual(expected)
  })

  it('tile the calendar: every date is in exactly one cycle, every cycle has its days', () => {
    fc.assert(
      fc.property(localDates, interval, fc.nat(40_000), (anchor, length, offset) => {
        const date = addDays(anchor, offset)
        const cycle = cycleAt(anchor, length, date)
        expect(cycle.start <= date && date < cycle.end).toBe(true)
        expect(cycle.start).toBe(boundary(anchor, length, cycle.k))
        expect(cycle.end).toBe(boundary(anchor, length, cycle.k + 1))
        expect(cycle.days).toBe(daysBetween(cycle.start, cycle.end))
        expect(length === 'month' ? [28, 29, 30, 31] : [365, 366]).toContain(cycle.days)
        expect(cycleAt(anchor, length, cycle.start).k).toBe(cycle.k)
        expect(cycleAt(anchor, length, addDays(cycle.end, -1)).k).toBe(cycle.k)
        expect(cycleAt(anchor, length, cycle.end).k).toBe(cycle.k + 1)
      }),
      runs,
    )
  })

  it('of a run of cycles leave no day out and count none twice', () => {
    fc.assert(
      fc.property(localDates, interval, fc.integer({ min: 1, max: 30 }), (anchor, length, count) => {
        let days = 0
        for (let k = 0; k < count; k += 1) {
          days += daysBetween(boundary(anchor, length, k), boundary(anchor, length, k + 1))
        }
        expect(days).toBe(daysBetween(anchor, boundary(anchor, length, count)))
      }),
      { numRuns: 1000 },
    )
  })

  it('keep the day of the anchor, or take the last day of a shorter month', () => {
    fc.assert(
      fc.property(localDates, fc.integer({ min: -500, max: 500 }), (anchor, k) => {
        const date = boundary(anchor, 'month', k)
        const dayOf = (text: string) => Number(text.slice(8))
        expect(dayOf(date)).toBeLessThanOrEqual(dayOf(anchor))
        if (dayOf(date) < dayOf(anchor)) expect(dayOf(addDays(date, 1))).toBe(1)
      }),
      runs,
    )
  })
})

describe('the local date of an instant', () => {
  it.each([
    ['2025-05-16T03:30Z', 'America/New_York', '2025-05-15'],
    ['2025-05-16T04:00Z', 'America/New_York', '2025-05-16'],
    ['2025-05-16T03:59:59.999999999Z', 'America/New_York', '2025-05-15'],
    ['2025-05-15T12:00:00+14:00', 'UTC', '2025-05-14'],
    ['2025-12-31T10:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2025-05-15 18:20:00.123456+00', 'Asia/Kolkata', '2025-05-15'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(localDate(instant, zone)).toBe(expected)
  })
})

describe('the first instant of a local day', () => {
  it.each([
    ['2025-05-15', 'UTC', '2025-05-15T00:00:00Z', 'midnight'],
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z', 'a day of 23 hours'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00Z', 'the day after it'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 'the clock skips midnight to one'],
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00Z', 'the clock skips midnight to one'],
    ['2025-09-07', 'America/Santiago', '2025-09-07T04:00:00Z', 'the clock skips midnight to one'],
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00Z', 'midnight happens twice, the first counts'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'the day was left out'],
  ])('%s in %s is %s: %s', (date, zone, expected) => {
    expect(startOfLocalDay(date, zone)).toBe(expected)
  })

  it('is on that day, and a moment before is the day before, in every time zone', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.nat(9000), (zone, offset) => {
        const date = addDays('2012-01-01', offset)
        const start = Temporal.Instant.from(startOfLocalDay(date, zone))
        expect(localDate(start.toString(), zone)).toBe(date)
        expect(localDate(start.subtract({ nanoseconds: 1 }).toString(), zone)).toBe(addDays(date, -1))
      }),
      runs,
    )
  })
})

describe('what is a time zone and what is a date', () => {
  it.each(['UTC', 'Europe/Vienna', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'America/Port-au-Prince'])(
    '%s is a time zone',
    (name) => expect(isTimeZone(name)).toBe(true),
  )

  it.each([
    '',
    'Mars/Olympus',
    '+02:00',
    '2025-01-01T00:00Z',
    '2025-01-01T00:00[Europe/Vienna]',
    ' UTC',
    'UTC\n',
  ])('%j is none', (name) => expect(isTimeZone(name)).toBe(false))

  it('knows every zone that this computer knows', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([])
  })

  it.each(['2025-05-15', '2024-02-29', '0001-01-01'])('%s is a date', (text) => {
    expect(isLocalDate(text)).toBe(true)
  })

  it.each([
    '2025-02-29',
    '2025-13-01',
    '20250515',
    '2025-5-1',
    '2025-05-15T00:00',
    '+002025-05-15',
    '',
    '2025-05-15\n',
  ])('%j is none', (text) => expect(isLocalDate(text)).toBe(false))
})

describe('the local time of an instant', () => {
  it.each([
    ['2025-01-15T17:00:00.000Z', 'America/New_York', '2025-01-15T12:00:00-05:00'],
    ['2025-11-02T05:30:00.999Z', 'America/New_York', '2025-11-02T01:30:00-04:00'],
    ['2025-11-02T06:30:00.000Z', 'America/New_York', '2025-11-02T01:30:00-05:00'],
    ['2025-06-30T23:59:59.000Z', 'Asia/Kathmandu', '2025-07-01T05:44:59+05:45'],
    ['2025-06-30T23:59:59.000Z', 'UTC', '2025-06-30T23:59:59+00:00'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(localTime(instant, zone)).toBe(expected)
  })

  it.each([
    ['yesterday', 'UTC', 'instant.invalid'],
    ['2025-01-15T17:00:00Z', '+02:00', 'time-zone.unknown'],
    ['2025-01-15T17:00:00Z', 'Mars/Olympus', 'time-zone.unknown'],
  ])('of %s in %s is refused', (instant, zone, problem) => {
    expect(() => localTime(instant, zone)).toThrow(expect.objectContaining({ problem }))
  })
})
