import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { id, instant, version } from './primitives.ts'
import { userStatus } from './user.ts'

/** Whether a case is worked on. A closed case stays as it was, and visible to the same people. */
export const caseStatuses = ['open', 'closed'] as const
export const caseStatus = z.enum(caseStatuses)
export type CaseStatus = z.infer<typeof caseStatus>

/** Columns a list of cases can be sorted by. */
export const caseSorts = ['number', 'name', 'status', 'opened'] as const
export type CaseSort = (typeof caseSorts)[number]

/** A case by what people call it. */
export const namedCase = z.object({ caseId: id, number: z.string(), name: z.string(), status: caseStatus })
export type NamedCase = z.infer<typeof namedCase>

/** A case as a row of a list. */
export const caseRow = namedCase.extend({
  openedAt: instant,
  /** Null while it is open. */
  closedAt: instant.nullable(),
  /** Everybody who is listed on it, inactive people too. */
  people: z.number().int(),
  /** The guests among them. */
  guests: z.number().int(),
  version,
})
export type CaseRow = z.infer<typeof caseRow>

/** Somebody who is listed on a case. Inactive people stay listed until they are removed. */
export const casePerson = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  level,
  status: userStatus,
  addedAt: instant,
  addedByName: z.string(),
  /** Their tasks and reviews on this case that are not done. */
  openTasks: z.number().int(),
  openReviews: z.number().int(),
})
export type CasePerson = z.infer<typeof casePerson>

/** Everything one case shows. */
export const caseDetails = caseRow.omit({ people: true }).extend({
  createdByName: z.string(),
  /** By name; the active ones first. */
  people: z.array(casePerson),
  /** How many guests can still join. */
  guestPlacesLeft: z.number().int(),
  /** Tasks that are not completed, and documents that are not reviewed. */
  openTasks: z.number().int(),
  openReviews: z.number().int(),
  /** What the reader may do here. */
  mayEdit: z.boolean(),
  mayAssign: z.boolean(),
})
export type CaseDetails = z.infer<typeof caseDetails>

/** Somebody who could join a case; `refusal` is why they cannot now. */
export const caseCandidate = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  level,
  /** A code of the error catalogue with its sentence. */
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** The case a guest is on, from which they can be moved here. */
  guestOn: namedCase.nullable(),
})
export type CaseCandidate = z.infer<typeof caseCandidate>

/** Which cases somebody can see, and why. */
export const casesOfUser = z.object({
  /** `all`: by their level; `assigned`: those they are on; `none`: they cannot sign in. */
  sees: z.enum(['all', 'assigned', 'none']),
  /** The same as a sentence, for example "Sees all 18 cases, as Standard User." */
  sentence: z.string(),
  /** How many cases they can see now. */
  visible: z.number().int(),
  /** How many cases they are listed on. */
  assigned: z.number().int(),
  /** The cases they are listed on, by number, one page. */
  items: z.array(namedCase.extend({ addedAt: instant, addedByName: z.string(), guests: z.number().int() })),
})
export type CasesOfUser = z.infer<typeof casesOfUser>

/** What an import does with a row. */
export const importVerdicts = ['create', 'no-change', 'blocked'] as const
export const importVerdict = z.object({
  /** Its number in the list that was sent, beginning with 1. */
  row: z.number().int(),
  verdict: z.enum(importVerdicts),
  /** Why nothing is done with it; null for `create`. */
  reason: z.string().nullable(),
})
export type ImportVerdict = z.infer<typeof importVerdict>
