import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { accountId, moment } from './columns.ts'

/**
 * Every administrative event, written in the transaction that it tells of; insert-only. Each row's hash covers the
 * row and the hash before it, so that a changed, removed or inserted row breaks the chain from there on.
 */
export const activity = pgTable(
  'activity',
  {
    accountId: accountId().references(() => accounts.accountId),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    activityId: uuid('activity_id').notNull(),
    at: moment('at').notNull(),
    /** Null when Roster itself acted, for example when an invitation expired. */
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    kind: text('kind').notNull(),
    /** The user or invitation it was about. */
    subjectId: uuid('subject_id'),
    subjectName: text('subject_name').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    ip: text('ip'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.sequence] }),
    index('activity_by_subject').on(table.accountId, table.subjectId, table.sequence),
  ],
)
