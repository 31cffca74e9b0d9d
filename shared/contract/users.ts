import { z } from 'zod'
import { levelEffectOfOne } from '../model/level-effect.ts'
import { madeFile } from '../model/made-file.ts'
import { cursor, id, nothing } from '../model/primitives.ts'
import { userCounts, userDetails, userRow, userSorts, userStatus } from '../model/user.ts'
import { userActPreview } from '../model/user-act.ts'
import { level } from '../rules/levels.ts'
import { note } from '../rules/text.ts'
import { LARGEST_PLACEMENTS, placements } from './hand-overs.ts'
import { account } from './operation.ts'
import { confirmation, userIds } from './quotes.ts'

const filter = z.strictObject({
  /** Matches the beginning of the name, of one of its words, or of the address; from three characters on also the middle. */
  q: z.string().max(200).optional(),
  status: z.array(userStatus).optional(),
  level: z.array(level).optional(),
  /** Only those who are listed on this case. */
  caseId: id.optional(),
  sort: z.enum(userSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

const one = z.strictObject({ userId: id })

/** How many rows lie between two of the positions that `users.outline` answers. */
export const OUTLINE_STEP = 200

/** Current users: lists, details, levels, deactivation. */
export const userOperations = {
  'users.list': account({
    route: 'GET /users',
    access: 'users.read',
    summary: 'One page of users after a cursor, in any sort order over the whole set.',
    input: filter.extend({
      cursor: cursor.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(OUTLINE_STEP).default(50),
    }),
    output: z.object({ items: z.array(userRow), next: cursor.nullable() }),
  }),
  'users.outline': account({
    route: 'GET /users/outline',
    access: 'users.read',
    summary: `The true total of a filter and the cursor before every ${OUTLINE_STEP}th row, so that a list can be entered anywhere.`,
    input: filter,
    output: z.object({
      total: z.number().int(),
      /** `starts[k]` is the cursor of the page that begins with row (k + 1) * OUTLINE_STEP. */
      starts: z.array(cursor),
    }),
  }),
  'users.export': account({
    route: 'GET /users/export',
    access: 'users.read',
    summary:
      'The users of a filter as a CSV file, in its order, with the columns that were chosen; dates in the account’s time zone.',
    input: filter.extend({
      columns: z
        .array(z.enum(userSorts))
        .min(1, 'Choose at least one column.')
        .default([...userSorts]),
    }),
    output: madeFile,
  }),
  'users.counts': account({
    route: 'GET /users/counts',
    access: 'users.read',
    summary: 'True numbers of users by level and status, and of open invitations.',
    input: nothing,
    output: userCounts,
  }),
  'users.read': account({
    route: 'GET /users/:userId',
    access: 'users.read',
    summary: 'Everything the details of one user show.',
    input: one,
    output: userDetails,
  }),
  'users.preview': account({
    route: 'GET /users/:userId/preview',
    access: 'users.manage',
    summary: 'What deactivating, reactivating or changing the level would do now. Changes nothing.',
    input: one.extend({
      act: z.enum(['deactivate', 'reactivate', 'changeLevel']),
      to: level.optional(),
      /** The case that somebody on several keeps as a guest. */
      keepCaseId: id.optional(),
    }),
    output: userActPreview,
  }),
  'users.previewLevels': account({
    route: 'POST /users/level/preview',
    access: 'users.manage',
    summary: 'What another level would do to the cases that several people see, in numbers. Changes nothing.',
    input: z.strictObject({ userIds, level }),
    output: z.object({ users: z.array(levelEffectOfOne) }),
  }),
  'users.changeLevel': account({
    route: 'POST /users/level',
    access: 'users.manage',
    summary: 'Changes the permission level of the people of a quote; it holds from their next request.',
    input: confirmation.extend({
      /** Said when somebody holds open work on cases that they lose sight of: it stays with them. */
      leaveWork: z.boolean().optional(),
    }),
    output: z.object({ users: z.array(userRow) }),
  }),
  'users.deactivate': account({
    route: 'POST /users/deactivation',
    access: 'users.manage',
    summary:
      'Ends the access of the people of a quote at once, books its credit and keeps everything else; hands over work with it.',
    largestBody: LARGEST_PLACEMENTS,
    input: confirmation.extend({
      reason: note.optional(),
      /** Work of the one person of the quote to hand over in the same transaction. */
      placements: placements.min(1).optional(),
    }),
    output: z.object({
      users: z.array(userRow),
      /** The receipt, where work was handed over. */
      handOverId: id.optional(),
    }),
  }),
  'users.reactivate': account({
    route: 'POST /users/reactivation',
    access: 'users.manage',
    summary: 'Gives the people of a quote access back, with the level they had, and books what is due.',
    input: confirmation,
    output: z.object({ users: z.array(userRow) }),
  }),
}
