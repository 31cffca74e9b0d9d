import { BillingError } from './errors.ts'
import { Temporal } from './temporal.ts'

/** How long a cycle is. */
export type Interval = 'month' | 'year'

/** A billing cycle's local dates: from `start` up to, not including, `end` (ISO dates). */
export interface CycleDates {
  start: string
  end: string
}

/** A cycle counted from the anchor: `k` is 0 for the first; `days` is N, its number of local dates. */
export interface Cycle extends CycleDates {
  k: number
  days: number
}

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/

// Temporal itself would also take offsets ("+02:00") and whole timestamps as a zone.
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9._+-]*(\/[A-Za-z0-9._+-]+)*$/

/** Whether a text is an existing ISO local date, `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return parseDate(text) !== null
}

/** Whether this runtime knows a time zone of that IANA name ("America/New_York"); an offset is not a name. */
export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name)
    return true
  } catch {
    return false
  }
}

/**
 * Boundary `k` of an account's cycles: the anchor plus k intervals, the day clamped to the month's last day,
 * always computed from the anchor (Jan 31, Feb 28, Mar 31). Throws `date.invalid` for a bad anchor and
 * `boundary.invalid` for a `k` that is no whole number or leaves the years 0000 to 9999.
 * Source: docs/billing.md, "Cycle".
 */
export function boundary(anchor: string, interval: Interval, k: number): string {
  const from = readDate(anchor)
  if (!Number.isSafeInteger(k)) throw new BillingError('boundary.invalid', `There is no boundary ${k}`)
  checkInterval(interval)
  try {
    const date = from.add(interval === 'month' ? { months: k } : { years: k }).toString()
    if (LOCAL_DATE.test(date)) return date
  } catch (cause) {
    throw new BillingError('boundary.invalid', `Boundary ${k} of ${anchor} is out of range`, cause)
  }
  throw new BillingError('boundary.invalid', `Boundary ${k} of ${anchor} is out of range`)
}

/**
 * The calendar date of an instant (ISO, with `Z` or an offset) in a time zone.
 * Throws `instant.invalid` or `time-zone.unknown`. Source: docs/billing.md, "Clock".
 */
export function localDate(instant: string, timeZone: string): string {
  return zonedTime(instant, timeZone).toPlainDate().toString()
}

/**
 * The local time of an instant to the second, with its offset ("2026-11-23T16:30:00-05:00").
 * Throws `instant.invalid` or `time-zone.unknown`.
 */
export function localTime(instant: string, timeZone: string): string {
  return zonedTime(instant, timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/**
 * The first instant (ISO, `Z`) of a local day: midnight, or where the clock skips midnight the first moment
 * after the gap. Of a date that a zone left out altogether, it is the first moment of the next one.
 * Throws `date.invalid` or `time-zone.unknown`.
 */
export function startOfLocalDay(date: string, timeZone: string): string {
  checkTimeZone(timeZone)
  return readDate(date).toZonedDateTime(timeZone).toInstant().toString()
}

/** Whole days from one local date to another; below zero when `end` is the earlier. Throws `date.invalid`. */
export function daysBetween(start: string, end: string): number {
  return readDate(start).until(readDate(end), { largestUnit: 'day' }).days
}

/** N: the number of local dates in a cycle. Throws `cycle.invalid` when `end` is not after `start`. */
export function daysOf(cycle: CycleDates): number {
  const days = daysBetween(cycle.start, cycle.end)
  if (days < 1) throw new BillingError('cycle.invalid', `${cycle.start} to ${cycle.end} is no cycle`)
  return days
}

/** The cycle that holds a local date. Throws `cycle.outside` for a date before the anchor. */
export function cycleAt(anchor: string, interval: Interval, date: string): Cycle {
  checkInterval(interval)
  const elapsed = readDate(anchor).until(readDate(date), { largestUnit: interval })
  if (elapsed.sign < 0) throw new BillingError('cycle.outside', `${date} is before the first day ${anchor}`)
  let k = interval === 'month' ? elapsed.months : elapsed.years
  // A clamped boundary (Feb 28 from Jan 31) is reached before a whole interval has elapsed.
  while (boundary(anchor, interval, k + 1) <= date) k += 1
  const dates = { start: boundary(anchor, interval, k), end: boundary(anchor, interval, k + 1) }
  return { k, ...dates, days: daysOf(dates) }
}

/** The local date `days` after another (before it, when negative). Throws `date.invalid`. */
export function addDays(date: string, days: number): string {
  return readDate(date).add({ days }).toString()
}

function zonedTime(instant: string, timeZone: string): Temporal.ZonedDateTime {
  // Asked of every line of a long file: what is wrong is looked for only where something is.
  if (!ZONE_NAME.test(timeZone)) checkTimeZone(timeZone)
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  } catch (cause) {
    checkTimeZone(timeZone)
    throw new BillingError('instant.invalid', `This is not an instant: ${instant}`, cause)
  }
}

function checkTimeZone(name: string): void {
  if (!isTimeZone(name)) throw new BillingError('time-zone.unknown', `There is no time zone ${name}`)
}

function checkInterval(interval: Interval): void {
  if (interval !== 'month' && interval !== 'year') {
    throw new BillingError('boundary.invalid', `There is no interval ${interval}`)
  }
}

function readDate(text: string): Temporal.PlainDate {
  const date = parseDate(text)
  if (!date) throw new BillingError('date.invalid', `This is not a local date: ${text}`)
  return date
}

function parseDate(text: string): Temporal.PlainDate | null {
  if (!LOCAL_DATE.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}
