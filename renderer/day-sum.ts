import type { DaySpan } from '../shared/model/quote.ts'
import { formatList, formatLocalDay, formatMoney, formatNumber } from './format.ts'

/** Days of a cycle as they are priced, and what they come to. */
export interface PricedDays {
  spans: readonly DaySpan[]
  /** All days of the cycle. */
  cycleDays: number
  billedCents: number
}

/**
 * What a seat is billed for in a cycle, written out so that a person can compute it by hand:
 * "Days May 1 to May 14: 14 × $30.00 / 31 = $13.55". Source: docs/billing.md, "Amount".
 */
export function daySum({ spans, cycleDays, billedCents }: PricedDays): string {
  const paid = spans.filter(({ priceCents }) => priceCents > 0)
  const [first] = paid
  if (!first) return `No day of this cycle: ${formatMoney(0)}`
  const billed = `${formatMoney(billedCents)}${halfCentRemark(paid, cycleDays)}`
  const days = paid.reduce((sum, span) => sum + span.days, 0)
  if (paid.length === 1 && days === cycleDays) return `All ${cycleDays} days: ${billed}`
  const names = `${days === 1 ? 'Day' : 'Days'} ${formatList(paid.map(nameDays))}`
  if (paid.some(({ priceCents }) => priceCents !== first.priceCents)) {
    const parts = paid.map((span) => `${formatNumber(span.days)} × ${formatMoney(span.priceCents)}`)
    return `${names}: (${parts.join(' + ')}) / ${cycleDays} = ${billed}`
  }
  const count = paid.length > 1 ? `${paid.map((span) => span.days).join(' + ')} = ${days} days, ` : ''
  return `${names}: ${count}${formatNumber(days)} × ${formatMoney(first.priceCents)} / ${cycleDays} = ${billed}`
}

function nameDays({ from, to }: DaySpan): string {
  return from === to ? formatLocalDay(from) : `${formatLocalDay(from)} to ${formatLocalDay(to)}`
}

function halfCentRemark(paid: readonly DaySpan[], cycleDays: number): string {
  const sum = paid.reduce((before, { days, priceCents }) => before + days * priceCents, 0)
  return 2 * (sum % cycleDays) === cycleDays ? ' (an exact half cent, rounded in your favor)' : ''
}
