import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { reviewStates, taskStates } from '../../../shared/model/work.ts'
import { accounts } from './accounts.ts'
import { cases } from './cases.ts'
import { accountId, moment } from './columns.ts'
import { users } from './users.ts'

export const taskStateType = pgEnum('task_state', taskStates)
export const reviewStateType = pgEnum('review_state', reviewStates)

/** A task of a case. Never deleted. */
export const tasks = pgTable(
  'tasks',
  {
    accountId: accountId().references(() => accounts.accountId),
    taskId: uuid('task_id').notNull(),
    caseId: uuid('case_id').notNull(),
    title: text('title').notNull(),
    dueOn: date('due_on'),
    assignerId: uuid('assigner_id').notNull(),
    assigneeId: uuid('assignee_id'),
    state: taskStateType('state').notNull(),
    createdAt: moment('created_at').notNull(),
    completedAt: moment('completed_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.taskId] }),
    foreignKey({
      columns: [table.accountId, table.caseId],
      foreignColumns: [cases.accountId, cases.caseId],
      name: 'tasks_case_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.assignerId],
      foreignColumns: [users.accountId, users.userId],
      name: 'tasks_assigner_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.assigneeId],
      foreignColumns: [users.accountId, users.userId],
      name: 'tasks_assignee_fk',
    }),
    check('tasks_completed_at', sql`(${table.state} = 'completed') = (${table.completedAt} is not null)`),
    index('tasks_by_case').on(table.accountId, table.caseId, table.dueOn, table.taskId),
    index('tasks_open_by_assignee')
      .on(table.accountId, table.assigneeId, table.dueOn, table.taskId)
      .where(sql`completed_at is null`),
  ],
)

/** A source document of a case, with the one person who reviews it. Never deleted. */
export const documents = pgTable(
  'documents',
  {
    accountId: accountId().references(() => accounts.accountId),
    documentId: uuid('document_id').notNull(),
    caseId: uuid('case_id').notNull(),
    name: text('name').notNull(),
    reviewerId: uuid('reviewer_id'),
    reviewState: reviewStateType('review_state').notNull(),
    /** Percent of its pages that the reviewer has seen. */
    shareViewed: smallint('share_viewed').notNull(),
    createdAt: moment('created_at').notNull(),
    reviewedAt: moment('reviewed_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.documentId] }),
    foreignKey({
      columns: [table.accountId, table.caseId],
      foreignColumns: [cases.accountId, cases.caseId],
      name: 'documents_case_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.reviewerId],
      foreignColumns: [users.accountId, users.userId],
      name: 'documents_reviewer_fk',
    }),
    check('documents_share_viewed', sql`${table.shareViewed} between 0 and 100`),
    check(
      'documents_reviewed_at',
      sql`(${table.reviewState} = 'reviewed') = (${table.reviewedAt} is not null)`,
    ),
    index('documents_by_case').on(table.accountId, table.caseId, table.documentId),
    index('documents_open_by_reviewer')
      .on(table.accountId, table.reviewerId, table.caseId, table.documentId)
      .where(sql`reviewed_at is null`),
  ],
)
