import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'
import { accountId, keyText, moment } from './columns.ts'

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
    /** The user, invitation or case it was about. */
    subjectId: uuid('subject_id'),
    subjectName: text('subject_name').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    ip: text('ip'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** The first word of the kind: "invitation" of "invitation.sent". */
    noun: keyText('noun').notNull().generatedAlwaysAs(sql`split_part(kind, '.', 1)`),
    /** What is searched: all names and words of the event. Made from what the hash covers, so it needs none of its own. */
    searched: keyText('searched')
      .notNull()
      .generatedAlwaysAs(sql`searched_activity(actor_name, subject_name, facts)`),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.sequence] }),
    // Each also holds what a filter asks beside it, so that events are counted in the index alone.
    index('activity_by_time').on(table.accountId, table.at, table.sequence),
    index('activity_by_noun').on(table.accountId, table.noun, table.at, table.sequence),
    index('activity_by_actor').on(table.accountId, table.actorId, table.at, table.sequence, table.noun),
    index('activity_by_subject').on(
      table.accountId,
      table.subjectId,
      table.at,
      table.sequence,
      table.noun,
      table.actorId,
    ),
  ],
)
