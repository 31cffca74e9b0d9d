import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { dateFormat } from './account.ts'
import { namedCase } from './case.ts'
import { id, instant, version } from './primitives.ts'

/** Where the latest message of an invitation is. */
export const deliveryStates = ['queued', 'sent', 'failed', 'cancelled'] as const
export const delivery = z.object({
  state: z.enum(deliveryStates),
  /** The mail server's own words when it failed, or why it waits for another try. */
  answer: z.string().nullable(),
  at: instant,
})
export type Delivery = z.infer<typeof delivery>

/** An open invitation as a row of the Pending invitations page. */
export const invitationRow = z.object({
  invitationId: id,
  email: z.string(),
  level,
  state: z.enum(['pending', 'expired']),
  note: z.string().nullable(),
  /** The cases that acceptance joins, by number. */
  cases: z.array(namedCase),
  invitedByName: z.string(),
  sentAt: instant,
  expiresAt: instant,
  /** Null when no message was made yet, which does not happen for rows made by Roster. */
  delivery: delivery.nullable(),
  version,
})
export type InvitationRow = z.infer<typeof invitationRow>

/** What would happen to one address if it were invited now. */
export const addressVerdict = z.object({
  /** As typed, so that the screen finds its chip again. */
  typed: z.string(),
  /** As it would be stored; null when malformed. */
  address: z.string().nullable(),
  verdict: z.enum([
    'new',
    'user',
    'inactive',
    'pending',
    'malformed',
    'repeated',
    'recipient-limit',
    'guest-rule',
  ]),
  /** A plain sentence for everything that is not `new`. */
  reason: z.string().nullable(),
  /** What to know before a `new` address is invited: it can be, and may not come out as wished. */
  warning: z.string().nullable(),
  /** Whom to open, reactivate or send again. */
  userId: id.nullable(),
  invitationId: id.nullable(),
})
export type AddressVerdict = z.infer<typeof addressVerdict>

/** What the registration page shows to the holder of a link. */
export const registrationOffer = z.object({
  firmName: z.string(),
  inviterName: z.string(),
  email: z.string(),
  level,
  note: z.string().nullable(),
  /** How many cases acceptance joins. Which ones is not told to whoever merely holds a link. */
  cases: z.number().int(),
  expiresAt: instant,
  /** How the firm writes dates. */
  dateFormat,
  /** True when the address already has a login: the page asks for its sign-in instead of a new password. */
  identityExists: z.boolean(),
  /** True when the visitor is already signed in with exactly this address. */
  signedIn: z.boolean(),
})
export type RegistrationOffer = z.infer<typeof registrationOffer>
