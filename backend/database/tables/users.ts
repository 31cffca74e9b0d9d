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
import { userStatuses } from '../../../shared/model/user.ts'
import { levels } from '../../../shared/rules/levels.ts'
import { accounts } from './accounts.ts'
import { accountId, keyText, moment } from './columns.ts'
import { rankOf } from './rank-of.ts'

export const levelType = pgEnum('permission_level', levels)
export const userStatusType = pgEnum('user_status', userStatuses)

/** A person's membership in an account. Never deleted. `*_key` columns are what is searched and sorted. */
export const users = pgTable(
  'users',
  {
    accountId: accountId().references(() => accounts.accountId),
    userId: uuid('user_id').notNull(),
    /** The person's login; lives outside the account, therefore no foreign key. */
    identityId: uuid('identity_id').notNull(),
    name: text('name').notNull(),
    nameKey: keyText('name_key').notNull(),
    email: text('email').notNull(),
    emailKey: keyText('email_key').notNull(),
    level: levelType('level').notNull(),
    status: userStatusType('status').notNull(),
    statusSince: moment('status_since').notNull(),
    joinedAt: moment('joined_at').notNull(),
    lastActiveAt: moment('last_active_at').notNull(),
    /** Who invited them; null for the opener of the account. */
    invitedBy: uuid('invited_by'),
    version: integer('version').notNull().default(1),
    /** On how many cases they are listed; kept by a trigger in the same transaction, like the next one. */
    caseCount: integer('case_count').notNull().default(0),
    /** Tasks of theirs that are not completed, and documents they have not reviewed yet. */
    openWork: integer('open_work').notNull().default(0),
    /**
     * Level and status as numbers, for filters and sort orders: comparing an enum is not leakproof in PostgreSQL,
     * so that row-level security would keep it out of every index.
     */
    levelRank: smallint('level_rank').notNull().generatedAlwaysAs(rankOf('level', levels)),
    statusRank: smallint('status_rank').notNull().generatedAlwaysAs(rankOf('status', userStatuses)),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.userId] }),
    foreignKey({
      columns: [table.accountId, table.invitedBy],
      foreignColumns: [table.accountId, table.userId],
      name: 'users_invited_by_fk',
    }),
    unique('users_email_unique').on(table.accountId, table.emailKey),
    unique('users_identity_unique').on(table.accountId, table.identityId),
    index('users_by_name').on(table.accountId, table.nameKey, table.userId),
    index('users_by_email').on(table.accountId, table.emailKey, table.userId),
    index('users_by_level').on(table.accountId, table.levelRank, table.nameKey, table.userId),
    index('users_by_status').on(table.accountId, table.statusRank, table.nameKey, table.userId),
    index('users_by_last_active').on(table.accountId, table.lastActiveAt, table.userId),
    index('users_by_joined').on(table.accountId, table.joinedAt, table.userId),
    index('users_by_case_count').on(table.accountId, table.caseCount, table.nameKey, table.userId),
    index('users_by_open_work').on(table.accountId, table.openWork, table.nameKey, table.userId),
    index('users_inactive_with_work')
      .on(table.accountId, table.openWork)
      .where(sql`status_rank = 1 and open_work > 0`),
    index('users_by_identity').on(table.identityId),
  ],
)

/** How many users an account has, by level and status; kept by a trigger in the same transaction. */
export const userCounts = pgTable(
  'user_counts',
  {
    accountId: accountId().references(() => accounts.accountId),
    level: levelType('level').notNull(),
    status: userStatusType('status').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.level, table.status] }),
    check('user_counts_not_negative', sql`${table.count} >= 0`),
  ],
)
