import { z } from 'zod'
import { plan, planInterval } from '../model/billing.ts'
import { id } from '../model/primitives.ts'
import { MAX_QUOTED_USERS, quote } from '../model/quote.ts'
import { level } from '../rules/levels.ts'
import { account } from './operation.ts'

/** The people of an act, each once. */
export const userIds = z
  .array(id)
  .min(1, 'Choose at least one person.')
  .max(MAX_QUOTED_USERS, `At most ${MAX_QUOTED_USERS} people at once.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Each person can be named once only.')

/** What a confirming request says: which quote, and its total as the person read it. */
export const confirmation = z.strictObject({
  quoteId: id,
  /** `totals.totalCents` of the quote; anything else is refused (`quote.wrong-total`). */
  totalCents: z.number().int(),
})

/** Quotes: the exact money of an act before it is done. */
export const quoteOperations = {
  'quotes.create': account({
    route: 'POST /quotes',
    access: 'users.manage',
    summary:
      'What an act would cost or credit, to the cent, for one person or many. Valid for 15 minutes for its maker.',
    input: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('deactivate'), userIds }),
      z.strictObject({ act: z.literal('reactivate'), userIds }),
      z.strictObject({
        act: z.literal('changeLevel'),
        userIds,
        level,
        /** The one case that a single person on several keeps as a guest; they leave the others. */
        keepCaseId: id.optional(),
      }),
      z.strictObject({ act: z.literal('changePlan'), plan, interval: planInterval }),
    ]),
    output: quote,
  }),
  'quotes.read': account({
    route: 'GET /quotes/:quoteId',
    access: 'users.manage',
    summary: 'A quote of one’s own, as it was made.',
    input: z.strictObject({ quoteId: id }),
    output: quote,
  }),
}
