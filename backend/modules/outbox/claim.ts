import { sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { outbox } from '../../database/tables/index.ts'
import type { Message } from './message-facts.ts'

/** How long one process has a message for itself, in milliseconds. After a crash another takes it from then on. */
const LEASE_MS = 60_000

/**
 * Takes the next message that is due, the oldest first, for this process alone. Accounts without a mail server are
 * passed over: their messages wait untouched.
 */
export async function claimDueMessage(context: Context): Promise<Message | null> {
  const { system } = context.database
  const now = await context.clock.now(system)
  const hasServer = context.config.mailServer
    ? sql`true`
    : sql`exists (select 1 from mail_servers as server where server.account_id = waiting.account_id)`
  const due = sql`(
    select waiting.account_id, waiting.message_id from outbox as waiting
    where waiting.state = 'queued' and waiting.next_at <= ${now.toISOString()}::timestamptz and ${hasServer}
    order by waiting.next_at, waiting.message_id
    limit 1
    for update of waiting skip locked
  )`
  const [claimed] = await system
    .update(outbox)
    .set({
      nextAt: new Date(now.getTime() + LEASE_MS),
      attempts: sql`${outbox.attempts} + 1`,
      answer: null,
      waitsForServer: false,
    })
    .where(sql`(${outbox.accountId}, ${outbox.messageId}) = ${due}`)
    .returning()
  return claimed ?? null
}
