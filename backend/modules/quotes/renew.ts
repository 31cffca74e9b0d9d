import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../../../shared/errors.ts'
import type { Quote, QuotedSeat } from '../../../shared/model/quote.ts'
import type { WriteScope } from '../../scope.ts'
import { createQuote } from './create.ts'
import { requireOwnQuote } from './queries.ts'

/** One thing that is not as it was when a quote was made; amounts are of that seat's line, or of the whole act. */
type Change = {
  reason: 'seat' | 'amount' | 'day' | 'cycle' | 'credit'
  userId?: string
  name?: string
  beforeCents?: number
  afterCents?: number
}

/**
 * After `quote.stale`: makes the same quote anew and says what changed. Where the act cannot be done at all any more,
 * that is the answer instead.
 */
export async function renewStale(
  scope: WriteScope,
  { quoteId }: { quoteId: string },
  refusal: AppError,
): Promise<AppError> {
  if (refusal.code !== 'quote.stale') return refusal
  const { request, quote } = await requireOwnQuote(scope.tx, scope.actor, quoteId)
  const fresh = await createQuote(scope, request)
  return new AppError('quote.stale', { quote: fresh, changed: compare(quote, fresh) })
}

function compare(before: Quote, after: Quote): Change[] {
  const whole = { beforeCents: before.totals.totalCents, afterCents: after.totals.totalCents }
  const isSameCycle = isDeepStrictEqual(before.cycle, after.cycle)
  const seats = after.seats.flatMap((seat, index) => compareSeat(before.seats[index], seat, before, after))
  const changes: Change[] = isSameCycle ? seats : [{ reason: 'cycle', ...whole }, ...seats]
  if (changes.length > 0) return changes
  const hasOtherCredit = before.totals.creditBalanceBeforeCents !== after.totals.creditBalanceBeforeCents
  return [{ reason: hasOtherCredit ? 'credit' : 'amount', ...whole }]
}

function compareSeat(was: QuotedSeat | undefined, is: QuotedSeat, before: Quote, after: Quote): Change[] {
  if (!was) return []
  const facts = {
    userId: is.userId,
    name: is.name,
    beforeCents: was.lineCents,
    afterCents: is.lineCents,
  }
  if (was.seatVersion !== is.seatVersion) return [{ reason: 'seat', ...facts }]
  if (was.lineCents === is.lineCents && was.dueNowCents === is.dueNowCents) return []
  return [{ reason: before.localDate === after.localDate ? 'amount' : 'day', ...facts }]
}
