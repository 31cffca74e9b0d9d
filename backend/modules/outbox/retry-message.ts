import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { outbox } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { findMailServer } from './mail-server.ts'
import { findFacts } from './message-facts.ts'
import { describeMessage, requireMessage } from './read-messages.ts'

/** Tries a message again that failed for good, if it may still be sent. */
export async function retryMessage(
  { context, tx, actor, now }: WriteScope,
  { messageId }: Parsed<'outbox.retry'>,
): Promise<Output<'outbox.retry'>> {
  const { accountId } = actor
  const message = await requireMessage(tx, accountId, messageId)
  if (message.state !== 'failed') throw new AppError('message.not-failed')
  const found = await findFacts(tx, message, now)
  if (!found?.isWanted) throw new AppError('message.outdated')
  const again = { state: 'queued' as const, attempts: 0, nextAt: now, answer: null }
  await tx
    .update(outbox)
    .set(again)
    .where(and(eq(outbox.accountId, accountId), eq(outbox.messageId, messageId)))
  await recordActivity(tx, accountId, now, {
    kind: 'message.retried',
    actor,
    subject: { id: message.invitationId, name: message.recipient },
    facts: { messageKind: message.kind },
  })
  await announce(tx, accountId, 'outbox.changed', {})
  if (message.invitationId)
    await announce(tx, accountId, 'invitations.changed', { invitationId: message.invitationId })
  const hasServer = (await findMailServer(context, tx, accountId)) !== null
  return describeMessage({ ...message, ...again }, hasServer)
}
