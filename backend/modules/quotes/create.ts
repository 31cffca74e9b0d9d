import { v7 as uuid7 } from 'uuid'
import { addDays, startOfLocalDay } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Quote } from '../../../shared/model/quote.ts'
import type { Queryable } from '../../database/open.ts'
import type { Recorded } from '../../implement.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { type Cycle, currentCycle, localDateIn } from '../billing/cycles.ts'
import { quotePlanChange } from '../billing/plan.ts'
import type { UserAct } from '../users/refusals.ts'
import { priceSeats, sumSeats } from './price-seats.ts'
import { insertQuote, type QuoteRequest, requireOwnQuote } from './queries.ts'

const VALID_MS = 15 * 60_000

/** Computes and stores a quote; a repeated request finds the same one. */
export async function recordQuote(scope: WriteScope, request: QuoteRequest): Promise<Recorded> {
  const { quoteId } = await createQuote(scope, request)
  return { quoteId }
}

/** The quote that was recorded. */
export async function answerQuote(
  { tx, actor }: WriteScope,
  _: QuoteRequest,
  { quoteId }: Recorded,
): Promise<Output<'quotes.create'>> {
  return (await requireOwnQuote(tx, actor, String(quoteId))).quote
}

/** A quote of one's own, as it was made. */
export async function readQuote(
  { db, actor }: ReadScope,
  { quoteId }: Parsed<'quotes.read'>,
): Promise<Output<'quotes.read'>> {
  return (await requireOwnQuote(db, actor, quoteId)).quote
}

/** Computes what an act comes to today, stores it for the actor and answers it. */
export async function createQuote(
  { context, tx, actor, now }: WriteScope,
  request: QuoteRequest,
): Promise<Quote> {
  const cycle = await currentCycle(context, tx, actor.accountId, now)
  const localDate = localDateIn(cycle, now)
  const content = await computeContent(tx, cycle, request, localDate)
  const quote: Quote = {
    quoteId: uuid7(),
    act: request.act,
    createdAt: now.toISOString(),
    expiresAt: expiryOf(cycle, { now, localDate, rises: content.totals.chargeCents > 0 }).toISOString(),
    currency: 'USD',
    timeZone: cycle.timeZone,
    localDate,
    cycle: {
      startOn: cycle.startOn,
      endOn: cycle.endOn,
      days: cycle.days,
      plan: cycle.plan,
      interval: cycle.interval,
      seatPriceCents: cycle.seatPriceCents,
    },
    ...content,
  }
  await insertQuote(tx, actor, { request, quote, cycleNumber: cycle.cycleNumber })
  return quote
}

/** The act on users that a quote was asked for; the plan has none. */
export function actOf(request: Exclude<QuoteRequest, { act: 'changePlan' }>): UserAct {
  if (request.act !== 'changeLevel') return { act: request.act }
  const { level: to, keepCaseId, userIds } = request
  if (keepCaseId !== undefined && (to !== 'guest' || userIds.length > 1))
    throw new AppError('request.invalid', undefined, {
      fields: [
        { path: 'keepCaseId', message: 'A case to keep is chosen for one person who becomes a guest.' },
      ],
    })
  return { act: request.act, to, keepCaseId }
}

type Content = Pick<Quote, 'seats' | 'plan' | 'totals' | 'nextInvoice'>

async function computeContent(
  db: Queryable,
  cycle: Cycle,
  request: QuoteRequest,
  localDate: string,
): Promise<Content> {
  if (request.act === 'changePlan') {
    const { plan, interval } = request
    return { seats: [], ...(await quotePlanChange(db, { cycle, to: { plan, interval }, localDate })) }
  }
  const { userIds } = request
  const seats = (await priceSeats(db, cycle, { userIds, act: actOf(request), localDate })).map(
    ({ quoted }) => quoted,
  )
  return { seats, plan: null, ...(await sumSeats(db, cycle, seats)) }
}

/** 15 minutes, within the cycle; what is charged counts from today and therefore ends with it. */
function expiryOf(
  cycle: Cycle,
  { now, localDate, rises }: { now: Date; localDate: string; rises: boolean },
): Date {
  const ends = [now.getTime() + VALID_MS, cycle.endsAt.getTime()]
  if (rises) ends.push(Date.parse(startOfLocalDay(addDays(localDate, 1), cycle.timeZone)))
  return new Date(Math.min(...ends))
}
