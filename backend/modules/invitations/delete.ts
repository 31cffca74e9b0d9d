import { and, desc, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { outbox } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import { cancelMessages, queueMessage } from '../outbox/queue.ts'
import { requireFreeAddress } from './free-address.ts'
import { isOver, readRow, requireInvitation, requireOpen, tellOf, vouchedFor } from './one-invitation.ts'
import { type Invitation, updateInvitation } from './queries.ts'

/** Withdraws an open invitation: its link is dead at once and no message about it leaves any more. */
export async function deleteInvitation(
  scope: WriteScope,
  { invitationId }: Parsed<'invitations.delete'>,
): Promise<Output<'invitations.delete'>> {
  const { tx, actor, now } = scope
  const invitation = await requireOpen(scope, invitationId)
  await updateInvitation(tx, invitation, { state: 'deleted', closedAt: closingTime(invitation, now) })
  await cancelMessages(tx, actor.accountId, invitation)
  await tellOf(scope, 'invitation.deleted', invitation)
  return { invitationId, email: invitation.email }
}

/** Undoes a deletion: the same link works again, until the date it had. */
export async function restoreInvitation(
  scope: WriteScope,
  { invitationId }: Parsed<'invitations.restore'>,
): Promise<Output<'invitations.restore'>> {
  const { tx, now } = scope
  const invitation = await requireInvitation(scope, invitationId)
  if (invitation.state !== 'deleted') throw new AppError('invitation.not-open')
  await requireFreeAddress(scope, invitation.emailKey, invitationId)
  const wasOver = invitation.closedAt !== null && isOver(invitation, invitation.closedAt)
  const isExpired = wasOver || isOver(invitation, now)
  await updateInvitation(tx, invitation, {
    state: isExpired ? 'expired' : 'pending',
    closedAt: null,
    ...vouchedFor(scope, invitation.level),
  })
  if (!isExpired) await sendWhatWasCancelled(scope, invitation)
  await tellOf(scope, 'invitation.restored', invitation)
  return readRow(scope, invitationId)
}

/** An expired invitation counts as closed after its date, so that no clock put back revives it when it is restored. */
function closingTime({ state, expiresAt }: Invitation, now: Date): Date {
  return state === 'expired' && expiresAt > now ? expiresAt : now
}

async function sendWhatWasCancelled(scope: WriteScope, invitation: Invitation): Promise<void> {
  const { accountId, invitationId, email } = invitation
  const [newest] = await scope.tx
    .select({ state: outbox.state })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, accountId),
        eq(outbox.invitationId, invitationId),
        eq(outbox.kind, 'invitation'),
      ),
    )
    .orderBy(desc(outbox.createdAt), desc(outbox.messageId))
    .limit(1)
  if (newest?.state === 'cancelled')
    await queueMessage(scope.tx, accountId, scope.now, { kind: 'invitation', recipient: email, invitationId })
}
