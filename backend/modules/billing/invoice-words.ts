import { addDays, planFacts } from '../../../shared/billing/index.ts'
import type { DateFormat } from '../../../shared/model/account.ts'
import type { Invoice, InvoiceGroup, LedgerKind } from '../../../shared/model/billing.ts'
import { writeDate } from '../../../shared/rules/dates.ts'

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const numbers = new Intl.NumberFormat('en-US')

/** An amount of whole cents as an invoice says it: "$1,234.50". */
export function sayMoney(cents: number): string {
  return money.format(cents / 100).replace('-', '\u2212')
}

/** A whole number with separators. */
export function sayNumber(value: number): string {
  return numbers.format(value)
}

/** The days that an invoice is about; a cycle ends the day before the next one. */
export function sayPeriod({ periodStartOn, periodEndOn }: Invoice, format: DateFormat): string {
  return `${writeDate(periodStartOn, format)} to ${writeDate(addDays(periodEndOn, -1), format)}`
}

/** Plan and interval: "Starter, monthly". */
export function sayPlan({ plan, interval }: Invoice): string {
  return `${planFacts[plan].name}, ${interval === 'month' ? 'monthly' : 'yearly'}`
}

const groupWords: Partial<Record<LedgerKind, string>> = {
  renewal: 'Seats for the whole period',
  joined: 'Seats since they joined, before this period',
  reactivated: 'Seats since they were reactivated',
  'level-raised': 'Seats since they were raised to a paid level',
}

/** What a group of lines is for. */
export function sayGroup({ kind }: InvoiceGroup): string {
  return groupWords[kind] ?? 'Other changes'
}
