import { z } from 'zod'
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
