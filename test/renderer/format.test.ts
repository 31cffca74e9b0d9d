import { afterEach, describe, expect, it } from 'vitest'
import {
  formatChange,
  formatCount,
  formatDate,
  formatDateTime,
  formatDay,
  formatList,
  formatLocalDate,
  formatLocalDay,
  formatMoney,
  formatNumber,
  formatPeriod,
  formatTime,
  writeDatesAs,
} from '../../renderer/format.ts'

const lateEvening = '2026-12-31T23:30:00.000Z'

it('writes numbers with separators and their noun in the right form', () => {
  expect(formatNumber(100_000)).toBe('100,000')
  expect(formatCount(1, 'device')).toBe('1 device')
  expect(formatCount(0, 'device')).toBe('0 devices')
  expect(formatCount(1_200, 'person', 'people')).toBe('1,200 people')
})

it('shows an instant as it is in the office', () => {
  expect(formatDate(lateEvening, 'America/New_York')).toBe('Dec 31, 2026')
  expect(formatDate(lateEvening, 'Europe/Berlin')).toBe('Jan 1, 2027')
  expect(formatDateTime(lateEvening, 'Europe/Berlin')).toMatch(/^Jan 1, 2027, 12:30\sAM$/)
  expect(formatTime(lateEvening, 'America/New_York')).toMatch(/^6:30\sPM$/)
})

it('leaves the year away while it is this one, in the office’s zone', () => {
  const now = new Date('2026-12-31T23:45:00.000Z')
  expect(formatDay('2026-11-02T12:00:00.000Z', 'America/New_York', now)).toBe('Nov 2')
  expect(formatDay('2026-11-02T12:00:00.000Z', 'Europe/Berlin', now)).toBe('Nov 2, 2026')
})

it('puts names into a sentence', () => {
  expect(formatList(['Ana'])).toBe('Ana')
  expect(formatList(['Ana', 'Ben', 'Cem'])).toBe('Ana, Ben, and Cem')
})

it('writes cents as money, with a true minus and, where asked for, a plus', () => {
  expect(formatMoney(81_240)).toBe('$812.40')
  expect(formatMoney(-1_200)).toBe('−$12.00')
  expect(formatMoney(123_456_789_01)).toBe('$123,456,789.01')
  expect(formatChange(1_161)).toBe('+$11.61')
  expect(formatChange(-1_200)).toBe('−$12.00')
  expect(formatChange(0)).toBe('$0.00')
  expect(formatMoney(-0)).toBe('$0.00')
})

it('keeps a calendar date the same in every zone', () => {
  expect(formatLocalDate('2026-12-01')).toBe('Dec 1, 2026')
  expect(formatLocalDay('2026-12-31')).toBe('Dec 31')
})

it('names the last day of a period, not the first one after it', () => {
  expect(formatPeriod('2026-11-18', '2026-12-18').replace(/\s/g, ' ')).toBe('Nov 18 – Dec 17, 2026')
  expect(formatPeriod('2026-12-18', '2027-01-18').replace(/\s/g, ' ')).toBe('Dec 18, 2026 – Jan 17, 2027')
})

describe('the date format of the account', () => {
  afterEach(() => writeDatesAs('spelled'))

  it.each([
    ['month-day-year', '12/31/2026', '01/01/2027', '12/31'],
    ['day-month-year', '31/12/2026', '01/01/2027', '31/12'],
    ['day.month.year', '31.12.2026', '01.01.2027', '31.12.'],
    ['year-month-day', '2026-12-31', '2027-01-01', '12-31'],
  ] as const)('%s is followed by every date', (format, inNewYork, inBerlin, day) => {
    writeDatesAs(format)
    expect(formatDate(lateEvening, 'America/New_York')).toBe(inNewYork)
    expect(formatDate(lateEvening, 'Europe/Berlin')).toBe(inBerlin)
    expect(formatDateTime(lateEvening, 'Europe/Berlin')).toMatch(/, 12:30\sAM$/)
    expect(formatDateTime(lateEvening, 'Europe/Berlin')).toContain(inBerlin)
    expect(formatDay(lateEvening, 'America/New_York', new Date(lateEvening))).toBe(inNewYork)
    expect(formatLocalDate('2026-12-31')).toBe(inNewYork)
    expect(formatLocalDay('2026-12-31')).toBe(day)
    expect(formatPeriod('2026-12-31', '2027-01-02')).toBe(`${inNewYork} – ${inBerlin}`)
  })
})
