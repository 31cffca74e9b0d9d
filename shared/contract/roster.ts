import { z } from 'zod'
import { madeFile } from '../model/made-file.ts'
import { cursor, id, localDate } from '../model/primitives.ts'
import {
  caseReader,
  caseThen,
  rosterChange,
  rosterChangeKinds,
  rosterRow,
  shownDay,
} from '../model/roster.ts'
import { userStatus } from '../model/user.ts'
import { level } from '../rules/levels.ts'
import { account } from './operation.ts'
import { OUTLINE_STEP } from './users.ts'

const limit = z.coerce.number<string | number>().int().min(1).max(OUTLINE_STEP).default(50)
const page = { cursor: cursor.optional(), limit }

/** Everything is told as at the end of this day, in the account's time zone. */
const day = z.strictObject({ on: localDate })

const filter = day.extend({
  /** As in `users.list`, by the name of that day. */
  q: z.string().max(200).optional(),
  status: z.array(userStatus).optional(),
  level: z.array(level).optional(),
  caseId: id.optional(),
})

const difference = z.strictObject({
  from: localDate,
  to: localDate,
  kind: z.array(z.enum(rosterChangeKinds)).optional(),
})

const caseOnDay = day.extend({ caseId: id })

/** The firm as it was: computed from recorded events, for past days only. */
export const rosterOperations = {
  'roster.onDate': account({
    route: 'GET /roster',
    access: 'users.read',
    summary:
      'One page of the users at the end of a past day, by the names they had, with level, status and cases.',
    input: filter.extend(page),
    output: z.object({ day: shownDay, items: z.array(rosterRow), next: cursor.nullable() }),
  }),
  'roster.outline': account({
    route: 'GET /roster/outline',
    access: 'users.read',
    summary: `The true total of a filter on a past day and the cursor before every ${OUTLINE_STEP}th row.`,
    input: filter,
    output: z.object({ total: z.number().int(), starts: z.array(cursor) }),
  }),
  'roster.cases': account({
    route: 'GET /roster/:userId/cases',
    access: 'users.read',
    summary: 'The cases somebody was on at the end of a past day, by number, in pages.',
    input: day.extend({ userId: id, ...page }),
    output: z.object({ items: z.array(caseThen), total: z.number().int(), next: cursor.nullable() }),
  }),
  'roster.export': account({
    route: 'GET /roster/export',
    access: 'users.read',
    summary: 'The users of a filter at the end of a past day as a CSV file.',
    input: filter,
    output: madeFile,
  }),
  'roster.difference': account({
    route: 'GET /roster/difference',
    access: 'users.read',
    summary:
      'What is different at the end of a later day from the end of an earlier one, by person, in pages.',
    input: difference.extend(page),
    output: z.object({
      items: z.array(rosterChange),
      next: cursor.nullable(),
      /** True numbers of all kinds; on the first page only. */
      counts: z.array(z.object({ kind: z.enum(rosterChangeKinds), count: z.number().int() })).nullable(),
    }),
  }),
  'roster.exportDifference': account({
    route: 'GET /roster/difference/export',
    access: 'users.read',
    summary: 'What is different between the ends of two days as a CSV file.',
    input: difference,
    output: madeFile,
  }),
  'roster.caseAccess': account({
    route: 'GET /roster/access',
    access: 'users.read',
    summary:
      'Everybody who could open a case at any moment of a past day, with from and until where it was not the whole day.',
    input: caseOnDay.extend(page),
    output: z.object({
      day: shownDay,
      case: caseThen,
      items: z.array(caseReader),
      total: z.number().int(),
      next: cursor.nullable(),
    }),
  }),
  'roster.exportCaseAccess': account({
    route: 'GET /roster/access/export',
    access: 'users.read',
    summary: 'Everybody who could open a case on a past day as a CSV file.',
    input: caseOnDay,
    output: madeFile,
  }),
}
