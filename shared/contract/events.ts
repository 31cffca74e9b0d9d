import { z } from 'zod'
import { id, nothing } from '../model/primitives.ts'
import { settings } from '../model/settings.ts'

/** What open windows are told without asking. `servedBy` says who sends it. Payloads carry ids only. */
export const events = {
  /** Users were added or changed; without an id: many, or unknown which. */
  'users.changed': { servedBy: 'account', payload: z.object({ userId: id.optional() }) },
  'invitations.changed': { servedBy: 'account', payload: z.object({ invitationId: id.optional() }) },
  /** Somebody accepted: for a notice to the inviter. */
  'invitation.accepted': {
    servedBy: 'account',
    payload: z.object({ invitationId: id, userId: id, invitedBy: id, missedCases: z.number().int() }),
  },
  /** Cases, or the people on them, changed: read again what one may see. */
  'cases.changed': { servedBy: 'account', payload: nothing },
  /** Tasks or documents of cases, or who holds them, changed. */
  'work.changed': { servedBy: 'account', payload: nothing },
  /** Work came to this person by a hand-over: for a notice in their open windows. */
  'work.received': { servedBy: 'account', payload: z.object({ handOverId: id }) },
  'outbox.changed': { servedBy: 'account', payload: nothing },
  /** The ledger, an invoice, the plan or payment information changed. */
  'billing.changed': { servedBy: 'account', payload: nothing },
  /** A template came, changed, moved or went. */
  'templates.changed': { servedBy: 'account', payload: nothing },
  'account.changed': { servedBy: 'account', payload: nothing },
  /** This session no longer counts: signed out, deactivated, level changed. Read the session again. */
  'session.changed': { servedBy: 'account', payload: nothing },
  /** The stream was interrupted; anything may have changed. */
  'stream.resumed': { servedBy: 'account', payload: nothing },
  /** Whether the account server can be reached. */
  'connection.changed': { servedBy: 'desktop', payload: z.object({ online: z.boolean() }) },
  'settings.changed': { servedBy: 'desktop', payload: settings },
} as const satisfies Record<string, { servedBy: 'account' | 'desktop'; payload: z.ZodType }>

/** Path of the server-sent event stream; each event's name is its SSE type, its payload JSON. */
export const EVENTS_PATH = '/api/events'

/** The name of an event. */
export type EventName = keyof typeof events
/** The names of events that the account backend sends. */
export type AccountEventName = {
  [N in EventName]: (typeof events)[N]['servedBy'] extends 'account' ? N : never
}[EventName]
/** What an event carries. */
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]['payload']>
