import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { QuotedAct } from '../../../shared/model/quote.ts'
import type { WriteScope } from '../../scope.ts'
import { type Cycle, currentCycle } from '../billing/cycles.ts'
import { markUsed, type QuoteRequest, requireOwnQuote, type StoredQuote } from './queries.ts'

/** A quote that may be carried out now, for one kind of act, and the cycle it was made in. */
export interface ClaimedQuote<A extends QuotedAct> extends StoredQuote {
  request: Extract<QuoteRequest, { act: A }>
  cycle: Cycle
}

/**
 * Uses up the quote that a request confirms, when it is the actor's, for this act, of the total the person read, unused,
 * in time and still of the current cycle. Whether its lines still hold is for the caller to compare.
 */
export async function claimQuote<A extends QuotedAct>(
  { context, tx, actor, now }: WriteScope,
  { quoteId, totalCents }: Parsed<'users.reactivate'>,
  act: A,
): Promise<ClaimedQuote<A>> {
  const { accountId } = actor
  const stored = await requireOwnQuote(tx, actor, quoteId)
  const { request, quote } = stored
  if (!isFor(request, act)) throw new AppError('quote.other-act')
  if (quote.totals.totalCents !== totalCents) throw new AppError('quote.wrong-total')
  if (stored.usedAt) throw new AppError('quote.used')
  if (stored.expiresAt <= now) throw new AppError('quote.expired')
  const cycle = await currentCycle(context, tx, accountId, now)
  if (cycle.cycleNumber !== stored.cycleNumber || cycle.seatPriceCents !== quote.cycle.seatPriceCents)
    throw new AppError('quote.stale')
  await markUsed(tx, accountId, quoteId, now)
  return { ...stored, request, cycle }
}

function isFor<A extends QuotedAct>(
  request: QuoteRequest,
  act: A,
): request is Extract<QuoteRequest, { act: A }> {
  return request.act === act
}
