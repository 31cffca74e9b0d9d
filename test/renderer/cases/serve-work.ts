import { AppError } from '../../../shared/errors.ts'
import type { DocumentRow, OpenWorkItem, TaskRow } from '../../../shared/model/work.ts'
import { isOverdue, shareIn } from '../../../shared/rules/work.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { type CaseOffice, idOf, OWN_ID } from './case-office.ts'

export const TODAY = '2026-06-10'
const CREATED = '2026-05-02T10:00:00.000Z'

let lastId = 5_000

/** A task of a case; what is not given is ordinary. */
export function aTask(caseId: string, title: string, part: Partial<TaskRow> = {}): TaskRow {
  lastId += 1
  const state = part.state ?? 'open'
  const dueOn = part.dueOn ?? null
  return {
    taskId: idOf(lastId),
    caseId,
    title,
    dueOn,
    isOverdue: isOverdue({ dueOn, state }, TODAY),
    state,
    assignerName: 'Eleanor Hartwell',
    assignee: null,
    createdAt: CREATED,
    completedAt: null,
    version: 1,
    ...part,
  }
}

/** A document of a case; what is not given is ordinary. */
export function aDocument(caseId: string, name: string, part: Partial<DocumentRow> = {}): DocumentRow {
  lastId += 1
  return {
    documentId: idOf(lastId),
    caseId,
    name,
    reviewer: null,
    reviewState: 'not-started',
    shareViewed: 0,
    createdAt: CREATED,
    version: 1,
    ...part,
  }
}

/** Yourself, as somebody who holds work. */
export const you = () => ({ userId: OWN_ID, name: 'Ada Hartwell', status: 'active' }) as const

/** What the office answers about tasks and documents. */
export function serveWork(office: CaseOffice): Handlers {
  const people = () => office.cases.flatMap((one) => one.people)
  const holderOf = (userId: string | null) => {
    const found = people().find((one) => one.userId === userId)
    return found ? { userId: found.userId, name: found.name, status: found.status } : null
  }
  const changeTask = (taskId: string, version: number, part: Partial<TaskRow>): TaskRow => {
    const at = office.tasks.findIndex((one) => one.taskId === taskId)
    const found = office.tasks[at]
    if (!found) throw new AppError('task.not-found')
    if (found.version !== version) throw new AppError('task.stale')
    const changed = { ...found, ...part, version: version + 1 }
    office.tasks[at] = { ...changed, isOverdue: isOverdue(changed, TODAY) }
    return office.tasks[at]
  }
  const changeDocument = (documentId: string, version: number, part: Partial<DocumentRow>): DocumentRow => {
    const at = office.documents.findIndex((one) => one.documentId === documentId)
    const found = office.documents[at]
    if (!found) throw new AppError('document.not-found')
    if (found.version !== version) throw new AppError('document.stale')
    office.documents[at] = { ...found, ...part, version: version + 1 }
    return office.documents[at]
  }
  return {
    'tasks.list': ({ caseId, show, cursor, limit = 50 }) => {
      const all = office.tasks.filter((one) => one.caseId === caseId)
      const open = all.filter(({ state }) => state !== 'completed')
      const from = Number(cursor ?? 0)
      const shown = show === 'all' ? all : open
      const end = from + Number(limit)
      return {
        items: shown.slice(from, end),
        next: end < shown.length ? String(end) : null,
        open: open.length,
        overdue: open.filter((one) => one.isOverdue).length,
        total: all.length,
      }
    },
    'tasks.create': ({ caseId, title, dueOn, assigneeId }) => {
      const created = aTask(caseId, title, { dueOn, assignee: holderOf(assigneeId) })
      office.tasks.push(created)
      return created
    },
    'tasks.change': ({ taskId, version, title, dueOn, assigneeId }) =>
      changeTask(taskId, version, { title, dueOn, assignee: holderOf(assigneeId) }),
    'tasks.move': ({ taskId, version, state }) => changeTask(taskId, version, { state }),
    'documents.list': ({ caseId, show }) => {
      const all = office.documents.filter((one) => one.caseId === caseId)
      const open = all.filter(({ reviewState }) => reviewState !== 'reviewed')
      return { items: show === 'all' ? all : open, next: null, open: open.length, total: all.length }
    },
    'documents.create': ({ caseId, name, reviewerId }) => {
      const created = aDocument(caseId, name, { reviewer: holderOf(reviewerId) })
      office.documents.push(created)
      return created
    },
    'documents.change': ({ documentId, version, name, reviewerId }) =>
      changeDocument(documentId, version, { name, reviewer: holderOf(reviewerId) }),
    'documents.move': ({ documentId, version, reviewState, shareViewed = 0 }) =>
      changeDocument(documentId, version, { reviewState, shareViewed: shareIn(reviewState, shareViewed) }),
    'work.candidates': ({ q }) => ({
      items: people()
        .filter(({ name, status }) => status === 'active' && (!q || name.includes(q)))
        .map(({ userId, name, level }) => ({ userId, name, level, openWork: 2 })),
    }),
    'work.mine': () => {
      const items = ownWork(office)
      return {
        items,
        next: null,
        total: items.length,
        overdue: items.filter((one) => one.isOverdue).length,
      }
    },
  }
}

function ownWork({ cases, tasks, documents }: CaseOffice): OpenWorkItem[] {
  const caseOf = (caseId: string) => {
    const found = cases.find((one) => one.caseId === caseId)
    if (!found) throw new AppError('case.not-found')
    const { number, name, status } = found
    return { caseId, number, name, status }
  }
  return [
    ...tasks
      .filter(({ assignee, state }) => assignee?.userId === OWN_ID && state !== 'completed')
      .map((task) => ({
        kind: 'task' as const,
        itemId: task.taskId,
        title: task.title,
        case: caseOf(task.caseId),
        dueOn: task.dueOn,
        isOverdue: task.isOverdue,
        state: task.state,
        shareViewed: null,
        version: task.version,
      })),
    ...documents
      .filter(({ reviewer, reviewState }) => reviewer?.userId === OWN_ID && reviewState !== 'reviewed')
      .map((document) => ({
        kind: 'review' as const,
        itemId: document.documentId,
        title: document.name,
        case: caseOf(document.caseId),
        dueOn: null,
        isOverdue: false,
        state: document.reviewState,
        shareViewed: document.shareViewed,
        version: document.version,
      })),
  ]
}
