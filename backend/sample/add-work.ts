import { localDate } from '../../shared/billing/index.ts'
import { createDocument, moveDocument } from '../modules/work/documents.ts'
import { createTask, moveTask } from '../modules/work/tasks.ts'
import { actAs, type CaseEvent, findCase, requireId } from './add-cases.ts'
import type { SampleFirm } from './bill-sample-firm.ts'
import { type SampleDocument, type SampleTask, sampleDocuments, sampleTasks } from './work.ts'

const DAY_MS = 86_400_000

/** All that happened to the tasks and documents of the cases, as somebody would do it today. */
export function livesOfWork(
  firm: SampleFirm,
  userIds: ReadonlyMap<string, string>,
  timeZone: string,
): CaseEvent[] {
  return [
    ...sampleTasks.flatMap((task) => lifeOfTask(firm, userIds, task, timeZone)),
    ...sampleDocuments.flatMap((document) => lifeOfDocument(firm, userIds, document)),
  ]
}

function lifeOfTask(
  firm: SampleFirm,
  userIds: ReadonlyMap<string, string>,
  task: SampleTask,
  timeZone: string,
): CaseEvent[] {
  const { title, addedDays, dueIn, assigner, assignee, state, movedDays } = task
  let taskId = ''
  const add = async (at: Date) => {
    const dueOn =
      dueIn === null
        ? null
        : localDate(new Date(at.getTime() + (addedDays + dueIn) * DAY_MS).toISOString(), timeZone)
    const { caseId } = await findCase(firm, task.caseNumber)
    const assigneeId = assignee === null ? null : requireId(userIds, assignee)
    const scope = await actAs(firm, requireId(userIds, assigner), at)
    taskId = (await createTask(scope, { caseId, title, dueOn, assigneeId })).taskId
  }
  const move = async (at: Date) => {
    const scope = await actAs(firm, requireId(userIds, assignee ?? assigner), at)
    await moveTask(scope, { taskId, version: 1, state })
  }
  return [{ days: addedDays, happen: add }, ...(state === 'open' ? [] : [{ days: movedDays, happen: move }])]
}

function lifeOfDocument(
  firm: SampleFirm,
  userIds: ReadonlyMap<string, string>,
  document: SampleDocument,
): CaseEvent[] {
  const { name, addedDays, addedBy, reviewer, reviewState, shareViewed, movedDays } = document
  let documentId = ''
  const add = async (at: Date) => {
    const { caseId } = await findCase(firm, document.caseNumber)
    const reviewerId = reviewer === null ? null : requireId(userIds, reviewer)
    const scope = await actAs(firm, requireId(userIds, addedBy), at)
    documentId = (await createDocument(scope, { caseId, name, reviewerId })).documentId
  }
  const move = async (at: Date) => {
    const scope = await actAs(firm, requireId(userIds, reviewer ?? addedBy), at)
    await moveDocument(scope, { documentId, version: 1, reviewState, shareViewed })
  }
  return [
    { days: addedDays, happen: add },
    ...(reviewState === 'not-started' ? [] : [{ days: movedDays, happen: move }]),
  ]
}
