import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { cents, plan, planInterval } from './billing.ts'
import { id, instant, localDate } from './primitives.ts'
import { userStatus } from './user.ts'

/** Most people one quote can be about. */
export const MAX_QUOTED_USERS = 1000

/** Acts that change a paid state. */
export const quotedActs = ['deactivate', 'reactivate', 'changeLevel', 'changePlan'] as const
export const quotedAct = z.enum(quotedActs)
export type QuotedAct = z.infer<typeof quotedAct>

/** Days of one cycle that cost the same, from `from` to `to`, both included. */
export const daySpan = z.object({
  from: localDate,
  to: localDate,
  days: z.number().int().min(1),
  /** Price of the whole cycle that these days are priced at: the seat price, or 0. */
  priceCents: cents,
})
export type DaySpan = z.infer<typeof daySpan>

/** What an act does to one seat: the figures that are booked, and what they are computed from. */
export const quotedSeat = z.object({
  userId: id,
  name: z.string(),
  from: z.object({ level, status: userStatus }),
  to: z.object({ level, status: userStatus }),
  /** The seat's newest change that the figures are computed from; another one makes the quote stale. */
  seatVersion: z.number().int().min(1),
  /** Local days of the cycle that are left, today included. */
  daysLeft: z.number().int().min(0),
  /** All days of the cycle as they are priced after the act; their sum divided by the days is what is billed. */
  spans: z.array(daySpan),
  billedBeforeCents: cents,
  billedAfterCents: cents,
  /** billedAfter - billedBefore: positive is a charge, negative a credit. */
  lineCents: cents,
  /** Part of a charge that is paid with this seat's own unused credit of this cycle. */
  reversedCents: cents,
  /** What remains of a charge and is due at once. */
  dueNowCents: cents,
})
export type QuotedSeat = z.infer<typeof quotedSeat>

/** A change of plan or interval, for all seats together. */
export const quotedPlan = z.object({
  from: z.object({ plan, interval: planInterval, seatPriceCents: cents }),
  to: z.object({ plan, interval: planInterval, seatPriceCents: cents }),
  /** Whether it takes effect at once (an upgrade) or on this local date (a downgrade). */
  effectiveOn: localDate,
  isImmediate: z.boolean(),
  seats: z.number().int(),
  /** Credit for what is left of the old cycle, all seats, as a positive number; 0 when not immediate. */
  oldCycleCreditCents: cents,
  /** The new cycle that starts at once, all seats; 0 when not immediate. */
  newCycleCents: cents,
})
export type QuotedPlan = z.infer<typeof quotedPlan>

/**
 * What an act costs or credits, to the cent. What is shown here is what is booked, or nothing is booked.
 * Source: docs/billing.md, "Quotes".
 */
export const quote = z.object({
  quoteId: id,
  act: quotedAct,
  createdAt: instant,
  expiresAt: instant,
  currency: z.literal('USD'),
  timeZone: z.string(),
  /** The account's local date that all figures are computed for. */
  localDate,
  cycle: z.object({
    startOn: localDate,
    /** The first day after the cycle. */
    endOn: localDate,
    days: z.number().int().min(1),
    plan,
    interval: planInterval,
    seatPriceCents: cents,
  }),
  seats: z.array(quotedSeat),
  /** Present when the plan is what changes. */
  plan: quotedPlan.nullable(),
  totals: z.object({
    /** Sum of all lines: what the confirming request repeats. */
    totalCents: cents,
    /** Sum of the charges, and of the credits as a positive number. */
    chargeCents: cents,
    creditCents: cents,
    reversedCents: cents,
    dueNowCents: cents,
    creditBalanceBeforeCents: cents,
    creditBalanceAfterCents: cents,
  }),
  /** The next invoice as it would be without and with the act: an estimate. */
  nextInvoice: z.object({ on: localDate, beforeCents: cents, afterCents: cents }),
})
export type Quote = z.infer<typeof quote>
