import type { DateFormat } from '../model/account.ts'

const spelled = {
  short: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }),
}

type Written = Record<'year' | 'month' | 'day', string>

const inFigures: Record<
  Exclude<DateFormat, 'spelled'>,
  { date(at: Written): string; day(at: Written): string }
> = {
  'month-day-year': {
    date: ({ year, month, day }) => `${month}/${day}/${year}`,
    day: ({ month, day }) => `${month}/${day}`,
  },
  'day-month-year': {
    date: ({ year, month, day }) => `${day}/${month}/${year}`,
    day: ({ month, day }) => `${day}/${month}`,
  },
  'day.month.year': {
    date: ({ year, month, day }) => `${day}.${month}.${year}`,
    day: ({ month, day }) => `${day}.${month}.`,
  },
  'year-month-day': {
    date: ({ year, month, day }) => `${year}-${month}-${day}`,
    day: ({ month, day }) => `${month}-${day}`,
  },
}

/** A calendar date ("2026-12-23") as an account writes dates; a spelled month in short ("Dec") or in full. */
export function writeDate(date: string, format: DateFormat, month: 'short' | 'long' = 'short'): string {
  if (format === 'spelled') return spelled[month].format(new Date(date))
  return inFigures[format].date(partsOf(date))
}

/** The same without its year, for where the year stands beside it. */
export function writeDay(date: string, format: DateFormat): string {
  if (format === 'spelled') return spelled.day.format(new Date(date))
  return inFigures[format].day(partsOf(date))
}

function partsOf(date: string): Written {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-')
  return { year, month, day }
}
