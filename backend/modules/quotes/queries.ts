import { and, eq } from 'drizzle-orm'
import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Quote } from '../../../shared/model/quote.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { quotes } from '../../database/tables/index.ts'
import type { Actor } from '../../scope.ts'

/** What a quote was asked for. */
export type QuoteRequest = Parsed<'quotes.create'>

/** A quote as stored, with what it depends on and does not show. */
export interface StoredQuote {
  request: QuoteRequest
  quote: Quote
  cycleNumber: number
  expiresAt: Date
  usedAt: Date | null
}

/** Stores a quote for its maker. */
export async function insertQuote(
  tx: Tx,
  { accountId, userId }: Pick<Actor, 'accountId' | 'userId'>,
  { request, quote, cycleNumber }: Pick<StoredQuote, 'request' | 'quote' | 'cycleNumber'>,
): Promise<void> {
  await tx.insert(quotes).values({
    accountId,
    quoteId: quote.quoteId,
    userId,
    request,
    content: { quote, cycleNumber },
    createdAt: new Date(quote.createdAt),
    expiresAt: new Date(quote.expiresAt),
  })
}

/** A quote of the actor; those of other accounts are not known, those of other administrators not theirs to use. */
export async function requireOwnQuote(
  db: Queryable,
  { accountId, userId }: Pick<Actor, 'accountId' | 'userId'>,
  quoteId: string,
): Promise<StoredQuote> {
  const [stored] = await db
    .select()
    .from(quotes)
    .where(and(eq(quotes.accountId, accountId), eq(quotes.quoteId, quoteId)))
  if (!stored) throw new AppError('quote.not-found')
  if (stored.userId !== userId) throw new AppError('quote.other-actor')
  const { quote, cycleNumber } = stored.content as Pick<StoredQuote, 'quote' | 'cycleNumber'>
  const { expiresAt, usedAt } = stored
  return { request: stored.request as QuoteRequest, quote, cycleNumber, expiresAt, usedAt }
}

/** Uses a quote up. */
export async function markUsed(tx: Tx, accountId: string, quoteId: string, now: Date): Promise<void> {
  await tx
    .update(quotes)
    .set({ usedAt: now })
    .where(and(eq(quotes.accountId, accountId), eq(quotes.quoteId, quoteId)))
}
