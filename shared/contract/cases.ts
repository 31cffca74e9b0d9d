import { z } from 'zod'
import {
  caseCandidate,
  caseDetails,
  caseRow,
  caseSorts,
  caseStatus,
  casesOfUser,
  importVerdict,
} from '../model/case.ts'
import { cursor, id, version } from '../model/primitives.ts'
import { workTaker } from '../model/work.ts'
import { caseName, caseNumber, MAX_ADDED_PEOPLE, MAX_IMPORTED_CASES } from '../rules/cases.ts'
import { account } from './operation.ts'
import { OUTLINE_STEP } from './users.ts'

/** Only the cases one is on oneself, also for those who see others too. */
const assigned = z.literal('me').optional()

const filter = z.strictObject({
  assigned,
  /** Matches the beginning of the number, of the name or of one of its words; from three characters on also the middle. */
  q: z.string().max(200).optional(),
  status: z.array(caseStatus).optional(),
  sort: z.enum(caseSorts).default('number'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

const one = z.strictObject({ caseId: id })
const oneVersion = one.extend({ version })
const person = one.extend({ userId: id })

// Without it, whoever holds open work on the case is not taken off it (`case.person-has-work`).
const leaving = { work: workTaker.optional() }

// Cells as a spreadsheet has them; which of them are good is said row by row.
const cell = z.string().max(2000)

// Ten thousand rows with long names.
const LARGEST_IMPORT = 8 * 1024 * 1024

const pageSize = (usual: number) =>
  z.coerce.number<string | number>().int().min(1).max(OUTLINE_STEP).default(usual)

/** Cases and the people on them. Everybody sees and counts only the cases they may see. */
export const caseOperations = {
  'cases.list': account({
    route: 'GET /cases',
    access: 'cases.readAssigned',
    summary: 'One page of the cases one may see, after a cursor, in any sort order over the whole set.',
    input: filter.extend({ cursor: cursor.optional(), limit: pageSize(50) }),
    output: z.object({ items: z.array(caseRow), next: cursor.nullable() }),
  }),
  'cases.outline': account({
    route: 'GET /cases/outline',
    access: 'cases.readAssigned',
    summary: `The true total of a filter and the cursor before every ${OUTLINE_STEP}th row, so that a list can be entered anywhere.`,
    input: filter,
    output: z.object({
      total: z.number().int(),
      /** `starts[k]` is the cursor of the page that begins with row (k + 1) * OUTLINE_STEP. */
      starts: z.array(cursor),
    }),
  }),
  'cases.counts': account({
    route: 'GET /cases/counts',
    access: 'cases.readAssigned',
    summary: 'True numbers of the cases one may see, by status.',
    input: z.strictObject({ assigned }),
    output: z.object({ open: z.number().int(), closed: z.number().int() }),
  }),
  'cases.read': account({
    route: 'GET /cases/:caseId',
    access: 'cases.readAssigned',
    summary: 'One case: its facts, the people on it, the places left for guests, and what one may do.',
    input: one,
    output: caseDetails,
  }),
  'cases.create': account({
    route: 'POST /cases',
    access: 'cases.create',
    summary: 'Opens a case; whoever does so is on it.',
    input: z.strictObject({ number: caseNumber, name: caseName }),
    output: caseDetails,
  }),
  'cases.change': account({
    route: 'POST /cases/:caseId/change',
    access: 'cases.edit',
    summary: 'Changes number and name of a case one may see.',
    input: oneVersion.extend({ number: caseNumber, name: caseName }),
    output: caseDetails,
  }),
  'cases.close': account({
    route: 'POST /cases/:caseId/close',
    access: 'cases.edit',
    summary: 'Closes a case one may see. Who can see it stays as it is.',
    input: oneVersion,
    output: caseDetails,
  }),
  'cases.reopen': account({
    route: 'POST /cases/:caseId/reopen',
    access: 'cases.edit',
    summary: 'Opens a closed case again.',
    input: oneVersion,
    output: caseDetails,
  }),
  'cases.candidates': account({
    route: 'GET /cases/:caseId/candidates',
    access: 'cases.assign',
    summary: 'Active people who are not on a case, by name, each with what stands against adding them.',
    input: one.extend({ q: z.string().max(200).optional(), limit: pageSize(50) }),
    output: z.object({ items: z.array(caseCandidate) }),
  }),
  'cases.addPeople': account({
    route: 'POST /cases/:caseId/people',
    access: 'cases.assign',
    summary: 'Adds people to a case, all of them or nobody. They can see it from their next request.',
    input: one.extend({
      userIds: z
        .array(id)
        .min(1, 'Choose at least one person.')
        .max(MAX_ADDED_PEOPLE, `At most ${MAX_ADDED_PEOPLE} people at once.`)
        .refine((ids) => new Set(ids).size === ids.length, 'Each person can be named once only.'),
    }),
    output: caseDetails,
  }),
  'cases.removePerson': account({
    route: 'DELETE /cases/:caseId/people/:userId',
    access: 'cases.assign',
    summary:
      'Takes somebody off a case, once it is said who takes the open work they have there. A Limited User or a guest cannot see the case from their next request.',
    input: person.extend(leaving),
    output: caseDetails,
  }),
  'cases.swapGuest': account({
    route: 'POST /cases/:caseId/guest-swap',
    access: 'cases.assign',
    summary: 'Takes one guest off a case and puts another one in their place.',
    input: one.extend({ outUserId: id, inUserId: id, ...leaving }),
    output: caseDetails,
  }),
  'users.moveGuest': account({
    route: 'POST /users/:userId/guest-move',
    access: 'cases.assign',
    summary: 'Moves a guest from one case to another. Answers the case the guest is on now.',
    input: z.strictObject({ userId: id, fromCaseId: id, toCaseId: id, ...leaving }),
    output: caseDetails,
  }),
  'users.cases': account({
    route: 'GET /users/:userId/cases',
    access: 'users.read',
    summary: 'Which cases a user can see, and why; the cases they are on by number, in pages.',
    input: z.strictObject({
      userId: id,
      /** As in `cases.list`; the numbers count all of them all the same. */
      q: z.string().max(200).optional(),
      cursor: cursor.optional(),
      limit: pageSize(100),
    }),
    output: casesOfUser.extend({ next: cursor.nullable() }),
  }),
  'cases.import': account({
    route: 'POST /cases/import',
    access: 'cases.import',
    summary:
      'Checks a list of cases row by row, or imports it exactly as it was checked: what can be created is, the rest is left out.',
    largestBody: LARGEST_IMPORT,
    input: z.strictObject({
      rows: z
        .array(z.strictObject({ number: cell, name: cell, status: cell }))
        .min(1, 'This list has no rows.')
        .max(MAX_IMPORTED_CASES, `At most ${MAX_IMPORTED_CASES} rows at once.`),
      dryRun: z.boolean(),
      /** What the check answered; without it nothing is imported. */
      check: z.string().max(100).optional(),
    }),
    output: z.object({
      rows: z.array(importVerdict),
      create: z.number().int(),
      noChange: z.number().int(),
      blocked: z.number().int(),
      /** Stands for these verdicts; the import repeats it and is refused when they would be others (`case.import-changed`). */
      check: z.string(),
    }),
  }),
}
