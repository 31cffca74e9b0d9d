const LOCALE = 'en-US'
const MINUS = '\u2212'

const numbers = new Intl.NumberFormat(LOCALE)
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const moneyFormats = new Map<string, Intl.NumberFormat>()

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
  return formatDate(date, 'UTC')
}

/** The same without its year, where the year stands next to it: "Dec 23". */
export function formatLocalDay(date: string): string {
  return formatter('day', 'UTC', { month: 'short', day: 'numeric' }).format(new Date(date))
}

/** The days from one calendar date up to, not including, another: "Nov 18 – Dec 17, 2026". */
export function formatPeriod(start: string, end: string): string {
  const lastInstant = Date.parse(end) - 1
  return formatter('date', 'UTC', { dateStyle: 'medium' }).formatRange(new Date(start), lastInstant)
}

/** The date of an instant in the account's time zone: "Dec 23, 2026". */
export function formatDate(instant: string, timeZone: string): string {
  return formatter('date', timeZone, { dateStyle: 'medium' }).format(new Date(instant))
}

/** Date and time of an instant in the account's time zone: "Dec 23, 2026, 2:05 PM". */
export function formatDateTime(instant: string, timeZone: string): string {
  return formatter('time', timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))
}

/** The time of day of an instant in the account's time zone: "2:05 PM". */
export function formatTime(instant: string | number, timeZone: string): string {
  return formatter('clock', timeZone, { timeStyle: 'short' }).format(new Date(instant))
}

/** A date as short as it can be: "Nov 2", with the year only when it is another one. */
export function formatDay(instant: string, timeZone: string, now: Date): string {
  const year = formatter('year', timeZone, { year: 'numeric' })
  const date = new Date(instant)
  if (year.format(date) !== year.format(now)) return formatDate(instant, timeZone)
  return formatter('day', timeZone, { month: 'short', day: 'numeric' }).format(date)
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

function formatter(kind: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${kind} ${timeZone}`
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone })
  dateFormats.set(key, known)
  return known
}
