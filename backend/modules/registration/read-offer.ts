import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { readToken } from '../invitations/link.ts'
import { countOfferedCases } from '../invitations/offered-cases.ts'
import { findOffer, requireLive } from '../invitations/redeem.ts'
import { findIdentity } from './queries.ts'

/** What the holder of a link is invited to. Only reads, so that mail scanners that open links do no harm. */
export function readOffer(
  { context, session }: DirectRequest,
  { token }: Parsed<'registration.read'>,
): Promise<Output<'registration.read'>> {
  const link = readToken(context.keys.registrationLinks, token)
  return context.database.read(link.accountId, async (db) => {
    const offer = await findOffer(db, link)
    requireLive(offer, link, await context.clock.now(db))
    const { invitation, firmName, dateFormat, inviter } = offer
    const identity = await findIdentity(db, invitation.emailKey)
    return {
      firmName,
      inviterName: inviter.name,
      email: invitation.email,
      level: invitation.level,
      note: invitation.note,
      cases: await countOfferedCases(db, link.accountId, link.invitationId),
      expiresAt: invitation.expiresAt.toISOString(),
      dateFormat,
      identityExists: identity !== null,
      signedIn: identity !== null && identity.identityId === session?.identityId,
    }
  })
}
