import { z } from 'zod'
import { cursor, id, version } from '../model/primitives.ts'
import {
  documentRow,
  openWorkPage,
  reviewState,
  taskRow,
  taskState,
  workCandidate,
  workShown,
} from '../model/work.ts'
import { documentName, dueDay, taskTitle } from '../rules/work.ts'
import { account } from './operation.ts'

const ofCase = z.strictObject({ caseId: id })
const oneTask = z.strictObject({ taskId: id, version })
const oneDocument = z.strictObject({ documentId: id, version })

const pageSize = z.coerce.number<string | number>().int().min(1).max(200).default(50)
const page = { cursor: cursor.optional(), limit: pageSize }
const listed = ofCase.extend({ show: workShown.default('open'), ...page })

const taskFields = { title: taskTitle, dueOn: dueDay.nullable(), assigneeId: id.nullable() }
const documentFields = { name: documentName, reviewerId: id.nullable() }

/** Tasks and source documents of cases, and the open work of people. Everybody meets only the cases they may see. */
export const workOperations = {
  'tasks.list': account({
    route: 'GET /cases/:caseId/tasks',
    access: 'cases.readAssigned',
    summary:
      'Tasks of a case by the day they are due, those without a day last, in pages; with true numbers.',
    input: listed,
    output: z.object({
      items: z.array(taskRow),
      next: cursor.nullable(),
      open: z.number().int(),
      overdue: z.number().int(),
      total: z.number().int(),
    }),
  }),
  'tasks.create': account({
    route: 'POST /cases/:caseId/tasks',
    access: 'cases.edit',
    summary: 'Adds a task to a case, for somebody who sees the case or for nobody yet.',
    input: ofCase.extend(taskFields),
    output: taskRow,
  }),
  'tasks.change': account({
    route: 'POST /tasks/:taskId/change',
    access: 'cases.edit',
    summary:
      'Changes title, day and assignee. Taking a task from somebody needs the permission to transfer work.',
    input: oneTask.extend(taskFields),
    output: taskRow,
  }),
  'tasks.move': account({
    route: 'POST /tasks/:taskId/move',
    access: 'work.do',
    summary: 'Opens, starts or completes a task: one’s own, or any where one may edit the case.',
    input: oneTask.extend({ state: taskState }),
    output: taskRow,
  }),
  'documents.list': account({
    route: 'GET /cases/:caseId/documents',
    access: 'cases.readAssigned',
    summary: 'Source documents of a case, oldest first, in pages; with true numbers.',
    input: listed,
    output: z.object({
      items: z.array(documentRow),
      next: cursor.nullable(),
      open: z.number().int(),
      total: z.number().int(),
    }),
  }),
  'documents.create': account({
    route: 'POST /cases/:caseId/documents',
    access: 'cases.edit',
    summary: 'Adds a source document to a case, with its reviewer or without one yet.',
    input: ofCase.extend(documentFields),
    output: documentRow,
  }),
  'documents.change': account({
    route: 'POST /documents/:documentId/change',
    access: 'cases.edit',
    summary:
      'Changes name and reviewer. Taking a review from somebody needs the permission to transfer work.',
    input: oneDocument.extend(documentFields),
    output: documentRow,
  }),
  'documents.move': account({
    route: 'POST /documents/:documentId/move',
    access: 'work.do',
    summary:
      'Moves a review on: one’s own, or any where one may edit the case. Reviewed means all of it was viewed, not started means nothing was.',
    input: oneDocument.extend({
      reviewState,
      /** Percent viewed while it is in review; without it the share stays. */
      shareViewed: z.number().int().min(0).max(100).optional(),
    }),
    output: documentRow,
  }),
  'work.candidates': account({
    route: 'GET /cases/:caseId/work-candidates',
    access: 'cases.edit',
    summary: 'Active people who see a case and can be given work on it, by name or the lightest load first.',
    input: ofCase.extend({
      q: z.string().max(200).optional(),
      order: z.enum(['name', 'load']).default('name'),
      limit: pageSize,
    }),
    output: z.object({ items: z.array(workCandidate) }),
  }),
  'work.mine': account({
    route: 'GET /work',
    access: 'work.do',
    summary: 'One’s own open tasks and reviews on the cases one sees, overdue first, in pages.',
    input: z.strictObject(page),
    output: openWorkPage.extend({ next: cursor.nullable() }),
  }),
  'users.work': account({
    route: 'GET /users/:userId/open-work',
    access: 'users.read',
    summary: 'The open tasks and reviews of a person, overdue first, in pages.',
    input: z.strictObject({ userId: id, ...page }),
    output: openWorkPage.extend({ next: cursor.nullable() }),
  }),
}
