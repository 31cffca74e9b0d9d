const LOCALE = 'en-US'

const numbers = new Intl.NumberFormat(LOCALE)
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** A whole number with separators: "100,000". */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** A number and its noun: "1 device", "3 devices". */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`
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

function formatter(kind: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${kind} ${timeZone}`
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone })
  dateFormats.set(key, known)
  return known
}
