import { v7 as uuid7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { createIdentity } from '../../auth/create-identity.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../database/open.ts'
import { users } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { recordActivity } from '../activity/record.ts'
import { priceNewSeat, startSeat } from '../billing/accept-seat.ts'
import type { RegistrationLink } from '../invitations/link.ts'
import { claimInvitation, type LinkedOffer, noteUser } from '../invitations/redeem.ts'
import { cancelMessages, queueMessage } from '../outbox/queue.ts'
import type { ChosenLogin } from './choose-login.ts'
import { findIdentity, findUser } from './queries.ts'

/** Everything that acceptance does, in one transaction with the account's row locked. */
export async function joinAccount(
  context: Context,
  tx: Tx,
  now: Date,
  link: RegistrationLink,
  login: ChosenLogin,
  ip: string,
): Promise<LinkedOffer> {
  const offer = await claimInvitation(tx, link, now)
  const { accountId, invitationId, email, emailKey, level, invitedBy } = offer.invitation
  const identityId = await settleIdentity(tx, now, link, login, emailKey)
  const known = await findUser(tx, accountId, { emailKey, identityId })
  if (known)
    throw new AppError(known.status === 'active' ? 'invitation.user-exists' : 'invitation.user-inactive')

  const seat = await priceNewSeat(context, tx, { accountId, level, now })
  const userId = uuid7()
  const { name } = login
  await tx.insert(users).values({
    accountId,
    userId,
    identityId,
    name,
    nameKey: searchKey(name),
    email,
    emailKey,
    level,
    status: 'active',
    statusSince: now,
    joinedAt: now,
    lastActiveAt: now,
    invitedBy,
  })
  await noteUser(tx, link, userId)
  await cancelMessages(tx, accountId, { invitationId })
  if (offer.inviter.isActive)
    await queueMessage(tx, accountId, now, {
      kind: 'invitation-accepted',
      recipient: offer.inviter.email,
      invitationId,
    })
  const activityId = await recordActivity(tx, accountId, now, {
    kind: 'invitation.accepted',
    actor: { userId, name, ip },
    subject: { id: userId, name },
    facts: { invitationId, email, level, chargeCents: seat.priced.lineCents },
  })
  await startSeat(tx, seat, { userId, activityId, now })
  await announce(tx, accountId, 'users.changed', { userId })
  await announce(tx, accountId, 'invitations.changed', { invitationId })
  await announce(tx, accountId, 'invitation.accepted', { invitationId, userId, invitedBy })
  return offer
}

/** A link that came by e-mail proves the address; a copied one does not, and what exists is not touched by either. */
async function settleIdentity(
  tx: Tx,
  now: Date,
  link: RegistrationLink,
  login: ChosenLogin,
  emailKey: string,
): Promise<string> {
  if (login.kind === 'existing') return login.identityId
  // Somebody may have made a login with this address while the password was being hashed.
  if (await findIdentity(tx, emailKey)) throw new AppError('registration.sign-in-needed')
  const { name, passwordHash } = login
  try {
    return await createIdentity(tx, {
      email: emailKey,
      name,
      passwordHash,
      emailVerified: link.channel === 'mail',
      now,
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'address.taken')
      throw new AppError('registration.sign-in-needed', undefined, { cause: error })
    throw error
  }
}
