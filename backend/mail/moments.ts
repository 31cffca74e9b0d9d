import { localDate } from '../../shared/billing/index.ts'
import type { DateFormat } from '../../shared/model/account.ts'
import { writeDate } from '../../shared/rules/dates.ts'

const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const

/** A local date ("2026-12-08") as the office writes it in a letter ("December 8, 2026"). */
export function writeLocalDate(date: string, format: DateFormat): string {
  return writeDate(date, format, 'long')
}

/** An instant as an office of that time zone writes it, with the zone, since readers may be elsewhere. */
export function writeMoment(instant: Date, timeZone: string, format: DateFormat): string {
  if (format === 'spelled')
    return new Intl.DateTimeFormat('en-US', {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      ...time,
      timeZone,
    }).format(instant)
  const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone }).format(instant)
  const date = writeDate(localDate(instant.toISOString(), timeZone), format)
  return `${day}, ${date} at ${new Intl.DateTimeFormat('en-US', { ...time, timeZone }).format(instant)}`
}
