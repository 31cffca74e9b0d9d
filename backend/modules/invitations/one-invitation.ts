import { eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationRow } from '../../../shared/model/invitation.ts'
import { invitations } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityKind, recordActivity } from '../activity/record.ts'
import { findInvitation, type Invitation, readRows } from './queries.ts'

/** The invitation with this id in the actor's account; throws `invitation.not-found`. */
export async function requireInvitation(scope: WriteScope, invitationId: string): Promise<Invitation> {
  const found = await findInvitation(scope.tx, scope.actor.accountId, invitationId)
  if (!found) throw new AppError('invitation.not-found')
  return found
}

/** An invitation that can still be changed: pending or expired. */
export async function requireOpen(scope: WriteScope, invitationId: string): Promise<Invitation> {
  const found = await requireInvitation(scope, invitationId)
  if (found.state !== 'pending' && found.state !== 'expired') throw new AppError('invitation.not-open')
  return found
}

/** An open invitation in the version that the change was decided on. */
export async function requireOpenAsSeen(
  scope: WriteScope,
  seen: { invitationId: string; version: number },
): Promise<Invitation> {
  const found = await requireOpen(scope, seen.invitationId)
  if (found.version !== seen.version) throw new AppError('invitation.stale')
  return found
}

/** Whether the link has run out by now, whether or not that was stored already. */
export function isOver(invitation: Pick<Invitation, 'state' | 'expiresAt'>, now: Date): boolean {
  return invitation.state === 'expired' || invitation.expiresAt <= now
}

/**
 * Whoever decides that somebody may become an administrator answers for it from then on: when they are lowered or
 * deactivated, the invitation is withdrawn.
 */
export function vouchedFor(
  { actor }: WriteScope,
  level: Invitation['level'],
): Partial<Pick<Invitation, 'invitedBy'>> {
  return level === 'administrator' ? { invitedBy: actor.userId } : {}
}

/** Records what was done to an invitation and tells the open windows. */
export async function tellOf(
  scope: WriteScope,
  kind: ActivityKind,
  { invitationId, email }: Pick<Invitation, 'invitationId' | 'email'>,
  facts: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  const { tx, actor, now } = scope
  await recordActivity(tx, actor.accountId, now, {
    kind,
    actor,
    subject: { id: invitationId, name: email },
    facts,
  })
  await announce(tx, actor.accountId, 'invitations.changed', { invitationId })
}

/** The invitation as the page shows it after a change. */
export async function readRow({ tx, actor }: WriteScope, invitationId: string): Promise<InvitationRow> {
  const [row] = await readRows(tx, actor.accountId, eq(invitations.invitationId, invitationId), 1)
  if (!row) throw new AppError('invitation.not-found')
  return row
}
