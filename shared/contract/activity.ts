import { z } from 'zod'
import { activityCheck, activityRow, activityTopic } from '../model/activity.ts'
import { madeFile } from '../model/made-file.ts'
import { cursor, id, localDate } from '../model/primitives.ts'
import { account } from './operation.ts'

const filter = z.strictObject({
  /** Matches the beginning of names, numbers and words in an event; from three characters on also the middle. */
  q: z.string().max(200).optional(),
  topic: z.array(activityTopic).optional(),
  /** Who did it, or whom it was about. */
  userId: id.optional(),
  /** The first and the last day, in the account's time zone; both included. */
  from: localDate.optional(),
  to: localDate.optional(),
})

/** Every administrative event of the account: to read, to take along, and to check. Nobody can change it. */
export const activityOperations = {
  'activity.list': account({
    route: 'GET /activity',
    access: 'activity.read',
    summary: 'Events of a filter, newest first, in pages.',
    input: filter.extend({
      cursor: cursor.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(activityRow), next: cursor.nullable() }),
  }),
  'activity.count': account({
    route: 'GET /activity/count',
    access: 'activity.read',
    summary: 'The true number of events of a filter; null where a search finds too many to count each time.',
    input: filter,
    output: z.object({ total: z.number().int().nullable() }),
  }),
  'activity.export': account({
    route: 'GET /activity/export',
    access: 'activity.read',
    summary: 'The events of a filter as a CSV file, oldest first.',
    input: filter,
    output: madeFile,
  }),
  'activity.verify': account({
    route: 'GET /activity/check',
    access: 'activity.read',
    summary:
      'Recomputes the chain of events from a number on, a part at a time. Ask again until it is not going on.',
    input: z.strictObject({
      after: z.coerce.number<string | number>().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    }),
    output: activityCheck,
  }),
}
