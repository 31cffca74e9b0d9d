import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { namedCase } from './case.ts'
import { id, instant, localDate, version } from './primitives.ts'
import { userStatus } from './user.ts'

/** How far a task is. Open and started tasks are open work of their assignee. */
export const taskStates = ['open', 'started', 'completed'] as const
export const taskState = z.enum(taskStates)
export type TaskState = z.infer<typeof taskState>

/** How far the review of a source document is. What is not reviewed yet is open work of its reviewer. */
export const reviewStates = ['not-started', 'in-review', 'reviewed'] as const
export const reviewState = z.enum(reviewStates)
export type ReviewState = z.infer<typeof reviewState>

/** Whoever holds a piece of work, inactive people too. */
export const workHolder = z.object({ userId: id, name: z.string(), status: userStatus })
export type WorkHolder = z.infer<typeof workHolder>

/** A task of a case. */
export const taskRow = z.object({
  taskId: id,
  caseId: id,
  title: z.string(),
  /** The local day by which it is to be done. */
  dueOn: localDate.nullable(),
  /** Not completed, and its day is over in the account's time zone. */
  isOverdue: z.boolean(),
  state: taskState,
  assignerName: z.string(),
  assignee: workHolder.nullable(),
  createdAt: instant,
  /** Null until it is completed. */
  completedAt: instant.nullable(),
  version,
})
export type TaskRow = z.infer<typeof taskRow>

/** A source document of a case, reviewed by one person. */
export const documentRow = z.object({
  documentId: id,
  caseId: id,
  name: z.string(),
  reviewer: workHolder.nullable(),
  reviewState,
  /** Percent of its pages that the reviewer has seen, 0 to 100. */
  shareViewed: z.number().int(),
  createdAt: instant,
  version,
})
export type DocumentRow = z.infer<typeof documentRow>

/** Which tasks or documents of a case are listed: those that are open work, or all. */
export const workShown = z.enum(['open', 'all'])
export type WorkShown = z.infer<typeof workShown>

/** A piece of open work that somebody holds: a task that is not completed, or the review of a document. */
export const openWorkItem = z.object({
  kind: z.enum(['task', 'review']),
  /** The id of the task or of the document. */
  itemId: id,
  /** The task's title or the document's name. */
  title: z.string(),
  case: namedCase,
  /** The local day by which a task is to be done; null for a review. */
  dueOn: localDate.nullable(),
  /** Its day is over in the account's time zone. */
  isOverdue: z.boolean(),
  state: z.union([taskState, reviewState]),
  /** Percent of the document's pages that were viewed; null for a task. */
  shareViewed: z.number().int().nullable(),
  version,
})
export type OpenWorkItem = z.infer<typeof openWorkItem>

/** One page of the open work of a person, overdue first, then by day; with true numbers of all of it. */
export const openWorkPage = z.object({
  total: z.number().int(),
  overdue: z.number().int(),
  items: z.array(openWorkItem),
})

/** Who takes the open work of somebody who leaves a case: a person who sees it, or, said explicitly, nobody. */
export const workTaker = z.union([z.strictObject({ to: id }), z.literal('nobody')])
export type WorkTaker = z.infer<typeof workTaker>

/** Somebody active who sees a case and can therefore be given work on it. */
export const workCandidate = z.object({
  userId: id,
  name: z.string(),
  level,
  /** The tasks and reviews they have open; null for those who do not see all of them. */
  openWork: z.number().int().nullable(),
})
