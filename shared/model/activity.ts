import { z } from 'zod'
import { id, instant } from './primitives.ts'

/** What events are about, as an office sorts them. */
export const activityTopics = [
  'users',
  'invitations',
  'cases',
  'work',
  'hand-overs',
  'billing',
  'payments',
  'account',
  'templates',
  'mail',
] as const
export const activityTopic = z.enum(activityTopics)
export type ActivityTopic = z.infer<typeof activityTopic>

/** Something that an event tells of and that still exists, under the name it has now. */
export const activityLink = z.object({
  to: z.enum(['user', 'invitation', 'case', 'invoice', 'template', 'hand-over']),
  id,
  name: z.string(),
})
export type ActivityLink = z.infer<typeof activityLink>

/** One recorded event. */
export const activityRow = z.object({
  /** Its number in the account: events are numbered from 1, without gaps, in the order they were recorded. */
  number: z.number().int(),
  at: instant,
  /** Null for a kind of event that this version does not know. */
  topic: activityTopic.nullable(),
  /** Null when Roster itself acted. */
  actorId: id.nullable(),
  actorName: z.string(),
  sentence: z.string(),
  /** The network address the request came from; null for jobs and commands. */
  ip: z.string().nullable(),
  links: z.array(activityLink),
  /** The hash that covers this event and the one before it. */
  seal: z.string(),
})
export type ActivityRow = z.infer<typeof activityRow>

/** How far the chain of events was recomputed, and what was found. */
export const activityCheck = z.discriminatedUnion('state', [
  /** All events up to `checked` fit; ask again after that number. */
  z.object({ state: z.literal('going-on'), checked: z.number().int(), newest: z.number().int() }),
  /** Every event fits the one before it, from the first to the newest. */
  z.object({ state: z.literal('unbroken'), events: z.number().int(), since: instant }),
  z.object({
    state: z.literal('broken'),
    /** The first event that does not fit; all before it do. */
    number: z.number().int(),
    /** The event was changed, is not there, or is cut off with all that followed it. */
    cause: z.enum(['changed', 'missing', 'cut-off']),
    /** What stands there now; null where nothing does. */
    event: z.object({ at: instant, sentence: z.string() }).nullable(),
  }),
])
export type ActivityCheck = z.infer<typeof activityCheck>
