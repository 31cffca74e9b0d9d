import { boolean, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { dateFormats } from '../../../shared/model/account.ts'
import { accountId, moment } from './columns.ts'

export const dateFormatType = pgEnum('date_format', dateFormats)

/** The firm. Its row is locked first by every administrative write, so that these happen one after another. */
export const accounts = pgTable('accounts', {
  accountId: uuid('account_id').primaryKey(),
  firmName: text('firm_name').notNull(),
  timeZone: text('time_zone').notNull(),
  linksByEmailOnly: boolean('links_by_email_only').notNull().default(false),
  /** Several lines, as on a letter. */
  address: text('address').notNull().default(''),
  phone: text('phone').notNull().default(''),
  fax: text('fax').notNull().default(''),
  dateFormat: dateFormatType('date_format').notNull().default('spelled'),
  version: integer('version').notNull().default(1),
  createdAt: moment('created_at').notNull(),
})

export const mailSecurityType = pgEnum('mail_security', ['tls', 'starttls', 'none'])

/** The mail server an administrator entered; the password is sealed with the server's key. */
export const mailServers = pgTable('mail_servers', {
  accountId: accountId()
    .primaryKey()
    .references(() => accounts.accountId),
  host: text('host').notNull(),
  port: integer('port').notNull(),
  security: mailSecurityType('security').notNull(),
  username: text('username').notNull(),
  sealedPassword: text('sealed_password'),
  fromName: text('from_name').notNull(),
  fromAddress: text('from_address').notNull(),
})

/** Answers of writes by idempotency key: the same request sent again gets the same answer and has no second effect. */
export const idempotentWrites = pgTable(
  'idempotent_writes',
  {
    accountId: accountId().references(() => accounts.accountId),
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    operation: text('operation').notNull(),
    inputHash: text('input_hash').notNull(),
    answer: jsonb('answer').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.userId, table.key] })],
)
