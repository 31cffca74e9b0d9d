import { v7 as uuid7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { createIdentity } from '../../auth/create-identity.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../database/open.ts'
import { users } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { recordActivity } from '../activity/record.ts'
import { priceNewSeat, startSeat } from '../billing/accept-seat.ts'
import { joinOffered } from '../cases/offered.ts'
import type { RegistrationLink } from '../invitations/link.ts'
import { findOfferedCases } from '../invitations/offered-cases.ts'
import { claimInvitation, type LinkedOffer, noteUser } from '../invitations/redeem.ts'
import { cancelMessages, queueMessages } from '../outbox/queue.ts'
import type { ChosenLogin } from './choose-login.ts'
import { findAdministratorAddresses, findIdentity, findUser } from './queries.ts'

/** An accepted offer, and how many of the offered cases were joined. */
export interface Joined extends LinkedOffer {
  cases: { joined: number; missed: number }
}

/** Everything that acceptance does, in one transaction with the account's row locked. */
export async function joinAccount(
  context: Context,
  tx: Tx,
  now: Date,
  link: RegistrationLink,
  login: ChosenLogin,
  ip: string,
): Promise<Joined> {
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
  const activityId = await recordActivity(tx, accountId, now, {
    kind: 'invitation.accepted',
    actor: { userId, name, ip },
    subject: { id: userId, name },
    facts: { invitationId, email, level, chargeCents: seat.priced.lineCents },
  })
  await startSeat(tx, seat, { userId, activityId, now })
  const offered = (await findOfferedCases(tx, accountId, [invitationId])).get(invitationId) ?? []
  const person = { userId, name, email, level }
  const cases = await joinOffered(tx, { accountId, person, invitedBy, offered, ip, now })
  await queueMessages(
    tx,
    accountId,
    now,
    (await whomToTell(tx, accountId, offer, cases.missed)).map((recipient) => ({
      kind: 'invitation-accepted',
      recipient,
      invitationId,
    })),
  )
  if (cases.joined > 0) await announce(tx, accountId, 'cases.changed', {})
  await announce(tx, accountId, 'users.changed', { userId })
  await announce(tx, accountId, 'invitations.changed', { invitationId })
  await announce(tx, accountId, 'invitation.accepted', {
    invitationId,
    userId,
    invitedBy,
    missedCases: cases.missed,
  })
  return { ...offer, cases }
}

/** The inviter; when a case was missed and the inviter can do nothing about it any more, the administrators too. */
async function whomToTell(
  tx: Tx,
  accountId: string,
  { inviter }: LinkedOffer,
  missed: number,
): Promise<string[]> {
  const told = inviter.isActive ? [inviter.email] : []
  if (missed === 0 || (inviter.isActive && may(inviter.level, 'users.manage'))) return told
  return [...told, ...(await findAdministratorAddresses(tx, accountId))]
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
