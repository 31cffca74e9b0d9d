import { eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { accounts } from '../../database/tables/index.ts'
import type { Recorded } from '../../implement.ts'
import type { WriteScope } from '../../scope.ts'
import { registrationLink } from './link.ts'
import { isOver, requireOpen, tellOf } from './one-invitation.ts'
import type { Invitation } from './queries.ts'

/** Records that the link was copied, and which one. */
export async function recordCopy(
  scope: WriteScope,
  input: Parsed<'invitations.copyLink'>,
): Promise<Recorded> {
  const invitation = await requireCopyable(scope, input)
  await tellOf(scope, 'invitation.link-copied', invitation, { level: invitation.level })
  return { generation: invitation.generation }
}

/** The link, made for this answer. A repeated request gets the link whose copying was recorded, no newer one. */
export async function makeCopiedLink(
  scope: WriteScope,
  input: Parsed<'invitations.copyLink'>,
  recorded: Recorded,
): Promise<Output<'invitations.copyLink'>> {
  const invitation = await requireCopyable(scope, input)
  if (invitation.generation !== recorded.generation) throw new AppError('invitation.stale')
  return {
    link: registrationLink(scope.context, invitation, 'copied'),
    email: invitation.email,
    level: invitation.level,
    expiresAt: invitation.expiresAt.toISOString(),
  }
}

async function requireCopyable(
  scope: WriteScope,
  { invitationId }: Parsed<'invitations.copyLink'>,
): Promise<Invitation> {
  const invitation = await requireOpen(scope, invitationId)
  const [account] = await scope.tx
    .select({ linksByEmailOnly: accounts.linksByEmailOnly })
    .from(accounts)
    .where(eq(accounts.accountId, scope.actor.accountId))
  if (account?.linksByEmailOnly) throw new AppError('invitation.links-by-email-only')
  if (isOver(invitation, scope.now)) throw new AppError('invitation.expired')
  return invitation
}
