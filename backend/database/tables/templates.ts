import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type TemplateField, templateKinds } from '../../../shared/model/template.ts'
import { accounts } from './accounts.ts'
import { accountId, keyText, moment } from './columns.ts'
import { users } from './users.ts'

export const templateKindType = pgEnum('template_kind', templateKinds)

/** The form that contacts, issues or sources have in every case of the firm. Archived, never deleted. */
export const templates = pgTable(
  'templates',
  {
    accountId: accountId().references(() => accounts.accountId),
    templateId: uuid('template_id').notNull(),
    kind: templateKindType('kind').notNull(),
    name: text('name').notNull(),
    nameKey: keyText('name_key').notNull(),
    description: text('description').notNull(),
    fields: jsonb('fields').$type<TemplateField[]>().notNull(),
    /** Its place among those of its kind, from 1. */
    position: integer('position').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    archivedAt: moment('archived_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.templateId] }),
    foreignKey({
      columns: [table.accountId, table.createdBy],
      foreignColumns: [users.accountId, users.userId],
      name: 'templates_created_by_fk',
    }),
    uniqueIndex('templates_name_unique')
      .on(table.accountId, table.kind, table.nameKey)
      .where(sql`archived_at is null`),
    check('templates_position', sql`${table.position} >= 1`),
    index('templates_by_position').on(table.accountId, table.kind, table.position),
  ],
)
