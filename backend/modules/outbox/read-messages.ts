import { and, count, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { MessageRow } from '../../../shared/model/mail.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import type { Queryable } from '../../database/open.ts'
import { outbox } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { composeToRead, loadTemplates } from './compose.ts'
import { findMailServer, writeSender } from './mail-server.ts'
import type { Message } from './message-facts.ts'

/** A page of the account's messages, newest first. */
export async function listMessages(
  { context, db, actor }: ReadScope,
  { cursor, limit }: Parsed<'outbox.list'>,
): Promise<Output<'outbox.list'>> {
  const ofAccount = eq(outbox.accountId, actor.accountId)
  const after = cursor === undefined ? undefined : readPosition(cursor)
  const found = await db
    .select()
    .from(outbox)
    .where(
      and(
        ofAccount,
        after &&
          sql`(${outbox.createdAt}, ${outbox.messageId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.messageId))
    .limit(limit + 1)
  const [all] = await db.select({ total: count() }).from(outbox).where(ofAccount)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  const hasServer = (await findMailServer(context, db, actor.accountId)) !== null
  return {
    items: page.map((message) => describeMessage(message, hasServer)),
    total: all?.total ?? 0,
    next: last ? writePosition(last) : null,
  }
}

/** One message as it was or will be sent. Links are left out: reading here must not open anything. */
export async function readMessage(
  { context, db, actor }: ReadScope,
  { messageId }: Parsed<'outbox.read'>,
): Promise<Output<'outbox.read'>> {
  const message = await requireMessage(db, actor.accountId, messageId)
  const server = await findMailServer(context, db, actor.accountId)
  const content = await composeToRead(db, message, await context.clock.now(db))
  if (!content) throw new AppError('message.not-found')
  const write = await loadTemplates()
  return {
    ...describeMessage(message, server !== null),
    ...(await write(content)),
    from: message.facts.from ?? (server ? writeSender(server) : 'Roster'),
  }
}

/** A message of this account; throws `message.not-found`. */
export async function requireMessage(db: Queryable, accountId: string, messageId: string): Promise<Message> {
  const [message] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.accountId, accountId), eq(outbox.messageId, messageId)))
  if (!message) throw new AppError('message.not-found')
  return message
}

/** A message as a row of the Outbox. Without a mail server it waits, and is tried at no known time. */
export function describeMessage(message: Message, hasServer: boolean): MessageRow {
  const { messageId, kind, recipient, state, attempts, answer } = message
  return {
    messageId,
    kind,
    recipient,
    state,
    attempts,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
    nextAt: state === 'queued' && hasServer ? message.nextAt.toISOString() : null,
    answer,
  }
}

const position = z.tuple([instant, id])

function writePosition({ createdAt, messageId }: Message): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), messageId])).toString('base64url')
}

function readPosition(cursor: string): z.infer<typeof position> {
  const parsed = position.safeParse(readJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw new AppError('request.invalid', undefined, {
    fields: [{ path: 'cursor', message: 'This position belongs to another list.' }],
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
