import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { caseStatuses } from '../../../shared/model/case.ts'
import { accounts } from './accounts.ts'
import { accountId, keyText, moment } from './columns.ts'
import { rankOf } from './rank-of.ts'
import { users } from './users.ts'

export const caseStatusType = pgEnum('case_status', caseStatuses)
export const caseChangeType = pgEnum('case_change', ['joined', 'left'])

/** A case of the firm. Never deleted. `*_key` columns are what is searched and sorted. */
export const cases = pgTable(
  'cases',
  {
    accountId: accountId().references(() => accounts.accountId),
    caseId: uuid('case_id').notNull(),
    number: text('number').notNull(),
    numberKey: keyText('number_key').notNull(),
    /** The number with its digits filled up, so that 9 comes before 10. */
    numberOrder: keyText('number_order').notNull(),
    name: text('name').notNull(),
    nameKey: keyText('name_key').notNull(),
    status: caseStatusType('status').notNull(),
    openedAt: moment('opened_at').notNull(),
    closedAt: moment('closed_at'),
    createdBy: uuid('created_by').notNull(),
    version: integer('version').notNull().default(1),
    /** As a number for the reason that `users.status_rank` is one. */
    statusRank: smallint('status_rank').notNull().generatedAlwaysAs(rankOf('status', caseStatuses)),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.caseId] }),
    foreignKey({
      columns: [table.accountId, table.createdBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'cases_created_by_fk',
    }),
    unique('cases_number_unique').on(table.accountId, table.numberKey),
    check('cases_closed_at', sql`(${table.status} = 'closed') = (${table.closedAt} is not null)`),
    index('cases_by_number').on(table.accountId, table.numberOrder, table.caseId),
    index('cases_by_name').on(table.accountId, table.nameKey, table.caseId),
    index('cases_by_status').on(table.accountId, table.statusRank, table.numberOrder, table.caseId),
    index('cases_by_opened').on(table.accountId, table.openedAt, table.caseId),
  ],
)

/** Who is on which case now. */
export const casePeople = pgTable(
  'case_people',
  {
    accountId: accountId().references(() => accounts.accountId),
    caseId: uuid('case_id').notNull(),
    userId: uuid('user_id').notNull(),
    addedAt: moment('added_at').notNull(),
    addedBy: uuid('added_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.caseId, table.userId] }),
    foreignKey({
      columns: [table.accountId, table.caseId],
      foreignColumns: [cases.accountId, cases.caseId],
      name: 'case_people_case_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.userId],
      foreignColumns: [users.accountId, users.userId],
      name: 'case_people_user_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.addedBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'case_people_added_by_fk',
    }),
    index('case_people_by_user').on(table.accountId, table.userId, table.caseId),
  ],
)

/** Who joined or left which case when. Insert-only: `case_people` is what these come to. */
export const caseChanges = pgTable(
  'case_changes',
  {
    accountId: accountId().references(() => accounts.accountId),
    changeId: uuid('change_id').notNull(),
    caseId: uuid('case_id').notNull(),
    userId: uuid('user_id').notNull(),
    change: caseChangeType('change').notNull(),
    at: moment('at').notNull(),
    /** The recorded event it belongs to. */
    activityId: uuid('activity_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.changeId] }),
    foreignKey({
      columns: [table.accountId, table.caseId],
      foreignColumns: [cases.accountId, cases.caseId],
      name: 'case_changes_case_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.userId],
      foreignColumns: [users.accountId, users.userId],
      name: 'case_changes_user_fk',
    }),
    index('case_changes_by_user').on(table.accountId, table.userId, table.at, table.caseId, table.change),
    index('case_changes_by_case').on(table.accountId, table.caseId, table.at, table.userId, table.change),
    index('case_changes_by_time').on(table.accountId, table.at, table.userId, table.caseId, table.change),
  ],
)
