import { dateFormats } from '../../../shared/model/account.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import type { activity } from '../../database/tables/index.ts'

type Facts = (typeof activity.$inferSelect)['facts']
type Fact = Facts[string] | undefined

const partNames = {
  firmName: 'firm name',
  address: 'address',
  phone: 'phone',
  fax: 'fax',
  dateFormat: 'date format',
  timeZone: 'time zone',
}

/** What was changed of the account information, from what to what; empty when nothing is known of it. */
export function tellAccountChanges(facts: Facts): string {
  return Object.entries(partNames)
    .filter(([part]) => `${part}To` in facts)
    .map(
      ([part, name]) =>
        `${name} ${fromTo(sayFact(part, facts[`${part}From`]), sayFact(part, facts[`${part}To`]))}`,
    )
    .join('; ')
}

function fromTo(from: string, to: string): string {
  if (from === '') return `set to ${to}`
  if (to === '') return `removed, which was ${from}`
  return `from ${from} to ${to}`
}

const NEW_YEARS_EVE = '2026-12-31'

/** An address on one line; a date format as a date written so. */
function sayFact(part: string, fact: Fact): string {
  if (typeof fact !== 'string') return ''
  const format = dateFormats.find((one) => part === 'dateFormat' && one === fact)
  if (format) return writeDate(NEW_YEARS_EVE, format)
  return part === 'timeZone' ? fact.replaceAll('_', ' ') : fact.replace(/\s*\n\s*/g, ', ')
}
