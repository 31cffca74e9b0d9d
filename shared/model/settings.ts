import { z } from 'zod'
import { levels } from '../rules/levels.ts'
import { caseSorts, caseStatuses } from './case.ts'
import { userSorts, userStatuses } from './user.ts'

/** Which accounts this window works with. */
export const connection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unset') }),
  /** The embedded backend, data in Roster's own folder. */
  z.object({ kind: z.literal('this-computer') }),
  /** The embedded backend with the sample firm, in a folder of its own. */
  z.object({ kind: z.literal('sample') }),
  /** An account server; https, or http on this computer. */
  z.object({ kind: z.literal('server'), address: z.url().max(300) }),
])
export type Connection = z.infer<typeof connection>

/** How the Users list is looked at; remembered. */
export const usersView = z.object({
  status: z.array(z.enum(userStatuses)),
  level: z.array(z.enum(levels)),
  sort: z.enum(userSorts),
  direction: z.enum(['asc', 'desc']),
  hiddenColumns: z.array(z.enum(userSorts)),
})
export type UsersView = z.infer<typeof usersView>

/** How a list of cases is looked at; remembered. */
export const casesView = z.object({
  status: z.array(z.enum(caseStatuses)),
  sort: z.enum(caseSorts),
  direction: z.enum(['asc', 'desc']),
})
export type CasesView = z.infer<typeof casesView>

/** What belongs to this window and this computer only. Defaults make a complete value of an empty object. */
export const settings = z.object({
  connection: connection.default({ kind: 'unset' }),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['compact', 'regular', 'spacious']).default('regular'),
  sidebarCollapsed: z.boolean().default(false),
  usersView: usersView.default({
    status: [],
    level: [],
    sort: 'name',
    direction: 'asc',
    hiddenColumns: [],
  }),
  casesView: casesView.default({ status: [], sort: 'number', direction: 'asc' }),
})
export type Settings = z.infer<typeof settings>

/** A change of some settings; the others stay. */
export const settingsChange = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  density: z.enum(['compact', 'regular', 'spacious']).optional(),
  sidebarCollapsed: z.boolean().optional(),
  usersView: usersView.optional(),
  casesView: casesView.optional(),
})
