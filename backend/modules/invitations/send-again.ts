import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Address } from '../../../shared/rules/addresses.ts'
import { expiryOf, RESEND_PAUSE_MS } from '../../../shared/rules/invitations.ts'
import { readAddress } from '../../addresses.ts'
import type { WriteScope } from '../../scope.ts'
import { queueMessage } from '../outbox/queue.ts'
import { requireAccountCapacity, requireRecipientCapacity } from './caps.ts'
import { requireFreeAddress } from './free-address.ts'
import { readGuestVerdicts } from './guest-verdicts.ts'
import { readRow, requireOpen, requireOpenAsSeen, tellOf, vouchedFor } from './one-invitation.ts'
import { type Invitation, updateInvitation } from './queries.ts'

/** Sends it again: same row, same link, a full new 30 days, also when it had expired. */
export async function resendInvitation(
  scope: WriteScope,
  { invitationId }: Parsed<'invitations.resend'>,
): Promise<Output<'invitations.resend'>> {
  const invitation = await requireOpen(scope, invitationId)
  if (scope.now.getTime() - invitation.sentAt.getTime() < RESEND_PAUSE_MS)
    throw new AppError('invitation.too-soon')
  await send(scope, invitation, {})
  await tellOf(scope, 'invitation.resent', invitation)
  return readRow(scope, invitationId)
}

/** Makes a new link, kills the old one and sends the new one. */
export async function replaceLink(
  scope: WriteScope,
  input: Parsed<'invitations.replaceLink'>,
): Promise<Output<'invitations.replaceLink'>> {
  const invitation = await requireOpenAsSeen(scope, input)
  await send(scope, invitation, { generation: invitation.generation + 1 })
  await tellOf(scope, 'invitation.link-replaced', invitation)
  return readRow(scope, input.invitationId)
}

/** Corrects the address. The link that went to the wrong one is dead; the new one goes to the right one. */
export async function correctAddress(
  scope: WriteScope,
  input: Parsed<'invitations.correctAddress'>,
): Promise<Output<'invitations.correctAddress'>> {
  const invitation = await requireOpenAsSeen(scope, input)
  const { address, key } = readAddress(input.address)
  await requireGuestRules(scope, invitation, { address, key })
  await requireFreeAddress(scope, key, invitation.invitationId)
  const corrected = {
    email: address,
    emailKey: key,
    generation: invitation.generation + 1,
    ...vouchedFor(scope, invitation.level),
  }
  await send(scope, { ...invitation, email: address, emailKey: key }, corrected)
  await tellOf(
    scope,
    'invitation.address-corrected',
    { ...invitation, email: address },
    { from: invitation.email, to: address },
  )
  return readRow(scope, input.invitationId)
}

/** Whoever is invited as a guest cannot be at a domain of the firm, whichever address that is. */
async function requireGuestRules(
  { tx, actor }: WriteScope,
  { level }: Invitation,
  address: Address,
): Promise<void> {
  const verdicts = await readGuestVerdicts(tx, actor.accountId, { level, cases: [] }, [address])
  const reason = verdicts.refuse(address)
  if (reason) throw new AppError('invitation.guest-rule', { reason })
}

/** Queues the message in the place of one that still waits, whomever that one was for. */
async function send(
  scope: WriteScope,
  invitation: Invitation,
  change: Parameters<typeof updateInvitation>[2],
): Promise<void> {
  const { tx, actor, now } = scope
  await requireAccountCapacity(scope, 1)
  await requireRecipientCapacity(scope, invitation.emailKey)
  await updateInvitation(tx, invitation, {
    ...change,
    state: 'pending',
    sentAt: now,
    expiresAt: expiryOf(now),
    closedAt: null,
  })
  await queueMessage(tx, actor.accountId, now, {
    kind: 'invitation',
    recipient: invitation.email,
    invitationId: invitation.invitationId,
  })
}
