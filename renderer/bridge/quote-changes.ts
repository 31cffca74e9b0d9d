import type { Quote } from '../../shared/model/quote.ts'

/** One thing that a newer quote of the same act says differently. */
export interface QuoteChange {
  /** Somebody's seat, the total, the credit, the estimate of the next invoice, the day it counts for, or the cycle. */
  reason: 'seat' | 'amount' | 'credit' | 'invoice' | 'day' | 'cycle'
  userId?: string
  name?: string
  beforeCents?: number
  afterCents?: number
}

/** What a newer quote says differently from the one that was shown. */
export function changesBetween(before: Quote, after: Quote): QuoteChange[] {
  const changes: QuoteChange[] = []
  if (before.cycle.startOn !== after.cycle.startOn || before.cycle.endOn !== after.cycle.endOn)
    changes.push({ reason: 'cycle' })
  if (before.localDate !== after.localDate) changes.push({ reason: 'day' })
  const known = new Map(before.seats.map((seat) => [seat.userId, seat]))
  for (const { userId, name, lineCents, dueNowCents } of after.seats) {
    const old = known.get(userId)
    if (!old || (old.lineCents === lineCents && old.dueNowCents === dueNowCents)) continue
    changes.push({ reason: 'seat', userId, name, beforeCents: old.lineCents, afterCents: lineCents })
  }
  const amounts = [
    { reason: 'amount', of: (quote: Quote) => quote.totals.totalCents },
    { reason: 'amount', of: (quote: Quote) => quote.totals.dueNowCents },
    { reason: 'credit', of: (quote: Quote) => quote.totals.creditBalanceAfterCents },
    { reason: 'invoice', of: (quote: Quote) => quote.nextInvoice.afterCents },
  ] as const
  for (const { reason, of } of amounts) {
    if (of(before) === of(after) || changes.some((change) => change.reason === reason)) continue
    changes.push({ reason, beforeCents: of(before), afterCents: of(after) })
  }
  return changes
}
