import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { deliveryStates } from '../../../shared/model/invitation.ts'
import { messageKinds } from '../../../shared/model/mail.ts'
import { accounts } from './accounts.ts'
import { accountId, keyText, moment } from './columns.ts'
import { invitations } from './invitations.ts'

export const messageKindType = pgEnum('message_kind', messageKinds)
export const deliveryStateType = pgEnum('delivery_state', deliveryStates)

/** Messages to send: written in the transaction that causes them, delivered by a worker. Holds ids, never a secret. */
export const outbox = pgTable(
  'outbox',
  {
    accountId: accountId().references(() => accounts.accountId),
    messageId: uuid('message_id').notNull(),
    kind: messageKindType('kind').notNull(),
    recipient: text('recipient').notNull(),
    recipientKey: keyText('recipient_key').notNull(),
    invitationId: uuid('invitation_id'),
    /** Ids and texts that the template needs. */
    facts: jsonb('facts').$type<Record<string, string>>().notNull(),
    state: deliveryStateType('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Next try, or the end of the lease of the worker that is sending it now. */
    nextAt: moment('next_at').notNull(),
    answer: text('answer'),
    /** The last try found the mail server itself down: tried again with the others as soon as it takes a message. */
    waitsForServer: boolean('waits_for_server').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.messageId] }),
    foreignKey({
      columns: [table.accountId, table.invitationId],
      foreignColumns: [invitations.accountId, invitations.invitationId],
      name: 'outbox_invitation_fk',
    }),
    index('outbox_due').on(table.nextAt).where(sql`state = 'queued'`),
    index('outbox_by_time').on(table.accountId, table.createdAt, table.messageId),
    index('outbox_by_invitation').on(table.accountId, table.invitationId, table.createdAt),
    index('outbox_by_recipient').on(table.accountId, table.recipientKey, table.createdAt),
  ],
)
