import type { DateFormat } from '../shared/model/account.ts'
import { writeDate, writeDay } from '../shared/rules/dates.ts'

const LOCALE = 'en-US'
const MINUS = '\u2212'

const numbers = new Intl.NumberFormat(LOCALE)
const timeFormats = new Map<string, Intl.DateTimeFormat>()
const moneyFormats = new Map<string, Intl.NumberFormat>()

let dateFormat: DateFormat = 'spelled'

/** Takes over how the account writes dates; every date in this file follows it. */
export function writeDatesAs(format: DateFormat): void {
  dateFormat = format
}

/** A whole number with separators: "100,000". */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** A number and its noun: "1 device", "3 devices". */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`
}

/** An amount of whole cents: "$812.40", "−$12.00". */
export function formatMoney(cents: number, currency = 'USD'): string {
  // Nothing taken off is no "−$0.00".
  return moneyFormat(currency)
    .format((cents || 0) / 100)
    .replace('-', MINUS)
}

/** An amount with its sign, for what is added and taken off: "+$11.61", "−$12.00", "$0.00". */
export function formatChange(cents: number, currency = 'USD'): string {
  return `${cents > 0 ? '+' : ''}${formatMoney(cents, currency)}`
}

/** A calendar date of the account, such as "2026-12-23", which is the same everywhere: "Dec 23, 2026". */
export function formatLocalDate(date: string): string {
  return writeDate(date, dateFormat)
}

/** The same without its year, where the year stands next to it: "Dec 23". */
export function formatLocalDay(date: string): string {
  return writeDay(date, dateFormat)
}

/** The days from one calendar date up to, not including, another: "Nov 18 – Dec 17, 2026". */
export function formatPeriod(start: string, end: string): string {
  const last = new Date(Date.parse(end) - 1).toISOString().slice(0, 10)
  if (dateFormat !== 'spelled') return `${formatLocalDate(start)} – ${formatLocalDate(last)}`
  return formatter('date', 'UTC', { dateStyle: 'medium' }).formatRange(new Date(start), new Date(last))
}

/** Calendar dates from one to another, both included and either open: "from Dec 3, 2026"; undefined when both are. */
export function formatRange(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `${formatLocalDate(from)} to ${formatLocalDate(to)}`
  if (from !== undefined) return `from ${formatLocalDate(from)}`
  return to === undefined ? undefined : `to ${formatLocalDate(to)}`
}

/** The date of an instant in the account's time zone: "Dec 23, 2026". */
export function formatDate(instant: string, timeZone: string): string {
  return formatLocalDate(localDateOf(instant, timeZone))
}

/** Date and time of an instant in the account's time zone: "Dec 23, 2026, 2:05 PM". */
export function formatDateTime(instant: string, timeZone: string): string {
  return `${formatDate(instant, timeZone)}, ${formatTime(instant, timeZone)}`
}

/** The time of day of an instant in the account's time zone: "2:05 PM". */
export function formatTime(instant: string | number, timeZone: string): string {
  return formatter('clock', timeZone, { timeStyle: 'short' }).format(new Date(instant))
}

/** A date as short as it can be: "Nov 2", with the year when it is another one, or written in figures only. */
export function formatDay(instant: string, timeZone: string, now: Date): string {
  const date = localDateOf(instant, timeZone)
  const isThisYear = date.slice(0, 4) === localDateOf(now, timeZone).slice(0, 4)
  return isThisYear && dateFormat === 'spelled' ? formatLocalDay(date) : formatLocalDate(date)
}

/** Names in a sentence: "Ana, Ben, and Cem". */
export function formatList(names: readonly string[]): string {
  return new Intl.ListFormat(LOCALE).format(names)
}

function moneyFormat(currency: string): Intl.NumberFormat {
  const known = moneyFormats.get(currency) ?? new Intl.NumberFormat(LOCALE, { style: 'currency', currency })
  moneyFormats.set(currency, known)
  return known
}

/** The calendar date of an instant in a time zone: "2026-12-23". */
export function localDateOf(instant: string | Date, timeZone: string): string {
  const parts = formatter('parts', timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

function formatter(kind: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${kind} ${timeZone}`
  const known = timeFormats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone })
  timeFormats.set(key, known)
  return known
}
