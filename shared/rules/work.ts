import { localDate } from '../model/primitives.ts'
import { type ReviewState, reviewState, type TaskState, taskState } from '../model/work.ts'
import type { Level } from './levels.ts'
import { may } from './permissions.ts'
import { countGraphemes, optionalLine } from './text.ts'

/** Most characters of a task's title and of a document's name. */
export const TASK_TITLE_CHARACTERS = 200
export const DOCUMENT_NAME_CHARACTERS = 200

const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** What is to be done: one line. */
export const taskTitle = optionalLine(TASK_TITLE_CHARACTERS)
  .refine((text) => countGraphemes(text) > 0, 'Enter what is to be done.')
  .refine((text) => text === '' || SAYS_SOMETHING.test(text), 'A task has at least one letter or digit.')

/** The name of a source document: one line. */
export const documentName = optionalLine(DOCUMENT_NAME_CHARACTERS)
  .refine((text) => countGraphemes(text) > 0, 'Enter the name of the document.')
  .refine((text) => text === '' || SAYS_SOMETHING.test(text), 'A name has at least one letter or digit.')

/** The local day by which a task is to be done: of this century or the last one. */
export const dueDay = localDate.refine(
  (day) => day >= '1900-01-01' && day <= '2099-12-31',
  'Choose a day between 1900 and 2099.',
)

/** Whether a task is overdue: not completed, and its day is over. `today` is a local day of the account. */
export function isOverdue(task: { dueOn: string | null; state: TaskState }, today: string): boolean {
  return task.dueOn !== null && task.state !== 'completed' && task.dueOn < today
}

/**
 * How much of a document counts as viewed in a state: nothing before the review, all of it after; in between what was
 * said, or what it was.
 */
export function shareIn(state: ReviewState, said: number): number {
  if (state === 'not-started') return 0
  return state === 'reviewed' ? 100 : said
}

/** Whether somebody may move a task or a review on: their own, or any where they may edit the case. */
export function mayMoveWork(level: Level, isTheirs: boolean): boolean {
  return may(level, isTheirs ? 'work.do' : 'cases.edit')
}

/** Whether giving work to somebody takes it from somebody else, which needs the permission to transfer it. */
export function isTransfer(from: string | null, to: string | null): boolean {
  return from !== null && from !== to
}

const taskWords: Record<TaskState, string> = { open: 'Open', started: 'Started', completed: 'Completed' }
/** What the states of a review are called. */
export const reviewWords: Record<ReviewState, string> = {
  'not-started': 'Not started',
  'in-review': 'In review',
  reviewed: 'Reviewed',
}

/** How far a task is, in a word. */
export function taskStanding(state: TaskState): string {
  return taskWords[state]
}

/** How far a review is, in words: "Not started", "In review, 40 % viewed", "Reviewed". */
export function reviewStanding(state: ReviewState, shareViewed: number): string {
  return state === 'in-review' ? `${reviewWords[state]}, ${shareViewed} % viewed` : reviewWords[state]
}

/** How far a piece of work is, in words. */
export function workStanding({
  state,
  shareViewed,
}: {
  state: TaskState | ReviewState
  shareViewed: number | null
}): string {
  const task = taskState.safeParse(state)
  return task.success ? taskStanding(task.data) : reviewStanding(reviewState.parse(state), shareViewed ?? 0)
}
