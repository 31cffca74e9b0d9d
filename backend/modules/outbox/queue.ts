import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { MessageKind } from '../../../shared/model/mail.ts'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { outbox, users } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'

/** A message to send. Everything that can be looked up is; `facts` holds what cannot, never a secret. */
export interface QueuedMessage {
  kind: MessageKind
  recipient: string
  invitationId?: string
  facts?: Record<string, string>
}

/**
 * Queues a message in the transaction that causes it, so that it leaves if, and only if, the cause is committed.
 * A new message of an invitation takes the place of one that still waits.
 */
export async function queueMessage(
  tx: Tx,
  accountId: string,
  now: Date,
  message: QueuedMessage,
): Promise<void> {
  if (message.kind === 'invitation' && message.invitationId)
    await cancelQueued(tx, accountId, message.invitationId)
  await queueMessages(tx, accountId, now, [message])
}

/** Queues several messages at once; none of them takes the place of one that waits. */
export async function queueMessages(
  tx: Tx,
  accountId: string,
  now: Date,
  messages: readonly QueuedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  await tx.insert(outbox).values(
    messages.map(({ kind, recipient, invitationId, facts }) => ({
      accountId,
      messageId: uuid7(),
      kind,
      recipient,
      recipientKey: recipient.toLowerCase(),
      invitationId: invitationId ?? null,
      facts: facts ?? {},
      state: 'queued' as const,
      nextAt: now,
      createdAt: now,
    })),
  )
  await announce(tx, accountId, 'outbox.changed', {})
}

/** Cancels what still waits for an invitation that is no longer open. What has left already stays as it is. */
export async function cancelMessages(
  tx: Tx,
  accountId: string,
  { invitationId }: { invitationId: string },
): Promise<void> {
  if (await cancelQueued(tx, accountId, invitationId)) await announce(tx, accountId, 'outbox.changed', {})
}

async function cancelQueued(tx: Tx, accountId: string, invitationId: string): Promise<boolean> {
  const cancelled = await tx
    .update(outbox)
    .set({ state: 'cancelled', answer: null })
    .where(
      and(
        eq(outbox.accountId, accountId),
        eq(outbox.invitationId, invitationId),
        eq(outbox.kind, 'invitation'),
        eq(outbox.state, 'queued'),
        isNull(outbox.sentAt),
      ),
    )
    .returning({ messageId: outbox.messageId })
  return cancelled.length > 0
}

/**
 * Queues the link to choose a new password, in the account that the person used last. The row names the stored proof;
 * the link's secret is derived from it when the mail leaves. Somebody who is an active user nowhere gets no message.
 */
export async function queuePasswordReset(
  context: Context,
  identity: { id: string; email: string },
  proofId: string,
): Promise<void> {
  const [used] = await context.database.system
    .select({ accountId: users.accountId })
    .from(users)
    .where(and(eq(users.identityId, identity.id), eq(users.status, 'active')))
    .orderBy(sql`${users.lastActiveAt} desc`)
    .limit(1)
  if (!used) return
  await context.database.write(used.accountId, async (tx) => {
    const now = await lockAccount(context, tx, used.accountId)
    await queueMessage(tx, used.accountId, now, {
      kind: 'password-reset',
      recipient: identity.email,
      facts: { verificationId: proofId },
    })
  })
}
