import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { invitationStates } from '../../../shared/rules/invitations.ts'
import { accounts } from './accounts.ts'
import { cases } from './cases.ts'
import { accountId, keyText, moment } from './columns.ts'
import { levelType, users } from './users.ts'

export const invitationStateType = pgEnum('invitation_state', invitationStates)

/** An invitation. Its link's secret is derived from id and generation with the server's key and stored nowhere. */
export const invitations = pgTable(
  'invitations',
  {
    accountId: accountId().references(() => accounts.accountId),
    invitationId: uuid('invitation_id').notNull(),
    email: text('email').notNull(),
    emailKey: keyText('email_key').notNull(),
    level: levelType('level').notNull(),
    note: text('note'),
    state: invitationStateType('state').notNull(),
    /** Counts the links that replaced one another; only the newest opens anything. */
    generation: integer('generation').notNull().default(1),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    closedAt: moment('closed_at'),
    /** The user that acceptance made. */
    userId: uuid('user_id'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invitationId] }),
    foreignKey({
      columns: [table.accountId, table.invitedBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'invitations_invited_by_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.userId],
      foreignColumns: [users.accountId, users.userId],
      name: 'invitations_user_fk',
    }),
    uniqueIndex('invitations_one_open')
      .on(table.accountId, table.emailKey)
      .where(sql`state in ('pending', 'expired')`),
    index('invitations_open_by_expiry')
      .on(table.accountId, table.expiresAt, table.invitationId)
      .where(sql`state in ('pending', 'expired')`),
    index('invitations_due').on(table.expiresAt).where(sql`state = 'pending'`),
  ],
)

/** The cases that somebody joins by accepting. */
export const invitationCases = pgTable(
  'invitation_cases',
  {
    accountId: accountId().references(() => accounts.accountId),
    invitationId: uuid('invitation_id').notNull(),
    caseId: uuid('case_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invitationId, table.caseId] }),
    foreignKey({
      columns: [table.accountId, table.invitationId],
      foreignColumns: [invitations.accountId, invitations.invitationId],
      name: 'invitation_cases_invitation_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.caseId],
      foreignColumns: [cases.accountId, cases.caseId],
      name: 'invitation_cases_case_fk',
    }),
    index('invitation_cases_by_case').on(table.accountId, table.caseId),
  ],
)
