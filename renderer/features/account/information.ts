import type { Output } from '../../../shared/contract/index.ts'
import { type DateFormat, dateFormats } from '../../../shared/model/account.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import { zoneCity } from './time-zones.ts'

/** The account as the server answers it. */
export type AccountSettings = Output<'account.read'>

/** What is typed into the form. */
export type Information = Record<'firmName' | 'address' | 'phone' | 'fax' | 'dateFormat' | 'timeZone', string>

const parts = ['firmName', 'address', 'phone', 'fax', 'dateFormat', 'timeZone'] as const

const partNames: Record<(typeof parts)[number], string> = {
  firmName: 'Firm name',
  address: 'Address',
  phone: 'Phone',
  fax: 'Fax',
  dateFormat: 'Date format',
  timeZone: 'Time zone',
}

/** The part of the account's settings that is account information. */
export function informationOf(settings: AccountSettings): Information {
  const { firmName, address, phone, fax, dateFormat, timeZone } = settings
  return { firmName, address, phone, fax, dateFormat, timeZone }
}

/** The parts in which two states differ. */
export function differences(one: Information, other: Information): (typeof parts)[number][] {
  return parts.filter((part) => one[part] !== other[part])
}

/** A part by its name and as a person reads it. */
export function sayPart(part: (typeof parts)[number], information: Information, today: string) {
  return { name: partNames[part], value: sayValue(part, information[part], today) }
}

function sayValue(part: (typeof parts)[number], value: string, today: string): string {
  if (value === '') return 'Nothing'
  const format = dateFormats.find((one) => one === value)
  if (part === 'dateFormat' && format) return writeDate(today, format)
  return part === 'timeZone' ? zoneCity(value) : value.replace(/\n+/g, ', ')
}

/** What is chosen among when dates are written: today in each format. */
export function dateFormatChoices(today: string): { value: DateFormat; label: string; hint: string }[] {
  const words: Record<DateFormat, string> = {
    spelled: 'The month as a word',
    'month-day-year': 'Month, day, year',
    'day-month-year': 'Day, month, year',
    'day.month.year': 'Day, month, year with points',
    'year-month-day': 'Year, month, day',
  }
  return dateFormats.map((value) => ({ value, label: writeDate(today, value), hint: words[value] }))
}
