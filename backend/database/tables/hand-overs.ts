import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { workKinds } from '../../../shared/model/hand-over.ts'
import { accounts } from './accounts.ts'
import { caseStatusType } from './cases.ts'
import { accountId, moment } from './columns.ts'
import { users } from './users.ts'

export const workKindType = pgEnum('work_kind', workKinds)

/** Work of one person that changed hands at once. Its rows are the receipt: frozen, but for what a reversal adds. */
export const handOvers = pgTable(
  'hand_overs',
  {
    accountId: accountId().references(() => accounts.accountId),
    handOverId: uuid('hand_over_id').notNull(),
    fromUserId: uuid('from_user_id').notNull(),
    fromName: text('from_name').notNull(),
    doneBy: uuid('done_by').notNull(),
    doneByName: text('done_by_name').notNull(),
    doneAt: moment('done_at').notNull(),
    activityId: uuid('activity_id').notNull(),
    reversedBy: uuid('reversed_by'),
    reversedByName: text('reversed_by_name'),
    reversedAt: moment('reversed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.handOverId] }),
    foreignKey({
      columns: [table.accountId, table.fromUserId],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_overs_from_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.doneBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_overs_done_by_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.reversedBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_overs_reversed_by_fk',
    }),
    check('hand_overs_reversed', sql`(${table.reversedBy} is null) = (${table.reversedAt} is null)`),
    index('hand_overs_by_person').on(table.accountId, table.fromUserId, table.doneAt),
    index('hand_overs_by_time').on(table.accountId, table.doneAt, table.handOverId),
  ],
)

/** One piece of work of a hand-over, as it was then. */
export const handOverItems = pgTable(
  'hand_over_items',
  {
    accountId: accountId().references(() => accounts.accountId),
    handOverId: uuid('hand_over_id').notNull(),
    position: integer('position').notNull(),
    kind: workKindType('kind').notNull(),
    /** A task, a document, a case or an invitation, by its kind. */
    itemId: uuid('item_id').notNull(),
    title: text('title').notNull(),
    caseId: uuid('case_id'),
    caseNumber: text('case_number'),
    caseName: text('case_name'),
    dueOn: date('due_on'),
    receiverId: uuid('receiver_id').notNull(),
    receiverName: text('receiver_name').notNull(),
    /** The item's version after it changed hands: a higher one means that somebody worked on it since. */
    itemVersion: integer('item_version').notNull(),
    /** What a reversal did with it; null while there was none. */
    returned: boolean('returned'),
    /** The code of why a reversal left it where it is. */
    keptReason: text('kept_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.handOverId, table.position] }),
    foreignKey({
      columns: [table.accountId, table.handOverId],
      foreignColumns: [handOvers.accountId, handOvers.handOverId],
      name: 'hand_over_items_hand_over_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.receiverId],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_over_items_receiver_fk',
    }),
    index('hand_over_items_by_item').on(table.accountId, table.itemId),
  ],
)

/** A hand-over that somebody prepares; anybody who may can go on with it. */
export const handOverDrafts = pgTable(
  'hand_over_drafts',
  {
    accountId: accountId().references(() => accounts.accountId),
    fromUserId: uuid('from_user_id').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: moment('saved_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.fromUserId] }),
    foreignKey({
      columns: [table.accountId, table.fromUserId],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_over_drafts_from_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.savedBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_over_drafts_saved_by_fk',
    }),
  ],
)

/** Who is to receive which piece of work of a draft. */
export const handOverDraftItems = pgTable(
  'hand_over_draft_items',
  {
    accountId: accountId().references(() => accounts.accountId),
    fromUserId: uuid('from_user_id').notNull(),
    kind: workKindType('kind').notNull(),
    itemId: uuid('item_id').notNull(),
    receiverId: uuid('receiver_id').notNull(),
    /** The case's status as whoever placed it saw it; null for an invitation. */
    caseStatus: caseStatusType('case_status'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.fromUserId, table.kind, table.itemId] }),
    foreignKey({
      columns: [table.accountId, table.fromUserId],
      foreignColumns: [handOverDrafts.accountId, handOverDrafts.fromUserId],
      name: 'hand_over_draft_items_draft_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.receiverId],
      foreignColumns: [users.accountId, users.userId],
      name: 'hand_over_draft_items_receiver_fk',
    }),
  ],
)
