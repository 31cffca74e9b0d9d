import { and, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Tx } from '../../database/open.ts'
import { outbox } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { MailAnswer } from '../../ports/mail.ts'
import { pauseAfter } from './back-off.ts'
import type { Facts, Message } from './message-facts.ts'

/** Notes what became of a try and tells the windows. */
export async function recordOutcome(
  context: Context,
  message: Message,
  answer: MailAnswer,
  facts: Facts,
): Promise<void> {
  await context.database.system.transaction(async (tx) => {
    const now = await context.clock.now(tx)
    if (answer.taken) await noteSent(tx, message, now, answer.answer, facts)
    else await noteFailure(tx, message, now, answer)
    await tell(tx, message)
  })
  const now = await context.clock.now(context.database.system)
  if (answer.taken) await bringForward(context, message, now)
  else if (answer.isServerDown) await holdOthers(context, message, now, answer.answer)
}

/** What has left is sent, even if its invitation was closed in that very moment. */
async function noteSent(tx: Tx, message: Message, now: Date, answer: string, facts: Facts): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: 'sent', sentAt: now, answer, facts })
    .where(and(isSame(message), inArray(outbox.state, ['queued', 'cancelled'])))
}

async function noteFailure(
  tx: Tx,
  message: Message,
  now: Date,
  { permanent, isServerDown = false, answer }: Extract<MailAnswer, { taken: false }>,
): Promise<void> {
  const pause = permanent ? null : pauseAfter(message.attempts)
  const next =
    pause === null
      ? { state: 'failed' as const }
      : { nextAt: new Date(now.getTime() + pause), waitsForServer: isServerDown }
  await tx
    .update(outbox)
    .set({ ...next, answer })
    // Another process may have taken it since, if this one was very slow: then its outcome counts.
    .where(and(isSame(message), eq(outbox.state, 'queued'), eq(outbox.attempts, message.attempts)))
}

/** Ends a message that may not be sent any more. */
export async function recordCancelled(context: Context, message: Message): Promise<void> {
  await context.database.system.transaction(async (tx) => {
    await tx
      .update(outbox)
      .set({ state: 'cancelled' })
      .where(and(isSame(message), eq(outbox.state, 'queued')))
    await tell(tx, message)
  })
}

/** The server is down for all its messages: they wait as long as the one that found out, and are not counted as tried. */
async function holdOthers(context: Context, message: Message, now: Date, answer: string): Promise<void> {
  const pause = pauseAfter(message.attempts)
  if (pause === null) return
  await updateUnlocked(context, and(ofSameServer(context, message), lte(outbox.nextAt, now)), {
    nextAt: new Date(now.getTime() + pause),
    waitsForServer: true,
    answer,
  })
}

/** The server is back: whatever waited for it is due now. */
async function bringForward(context: Context, message: Message, now: Date): Promise<void> {
  await updateUnlocked(
    context,
    and(ofSameServer(context, message), gt(outbox.nextAt, now), eq(outbox.waitsForServer, true)),
    { nextAt: now, waitsForServer: false },
  )
}

/** Updates waiting messages, passing over those that somebody is working on, so that nobody waits for anybody. */
async function updateUnlocked(
  context: Context,
  which: SQL | undefined,
  change: Partial<typeof outbox.$inferInsert>,
): Promise<void> {
  const { system } = context.database
  const unlocked = system
    .select({ accountId: outbox.accountId, messageId: outbox.messageId })
    .from(outbox)
    .where(and(eq(outbox.state, 'queued'), which))
    .for('update', { skipLocked: true })
  await system
    .update(outbox)
    .set(change)
    .where(sql`(${outbox.accountId}, ${outbox.messageId}) in ${unlocked}`)
}

/** One server from the environment serves all accounts; otherwise each account has its own. */
function ofSameServer(context: Context, message: Message): SQL | undefined {
  return context.config.mailServer ? undefined : eq(outbox.accountId, message.accountId)
}

function isSame({ accountId, messageId }: Message) {
  return and(eq(outbox.accountId, accountId), eq(outbox.messageId, messageId))
}

async function tell(tx: Tx, { accountId, invitationId }: Message): Promise<void> {
  await announce(tx, accountId, 'outbox.changed', {})
  if (invitationId !== null) await announce(tx, accountId, 'invitations.changed', { invitationId })
}
