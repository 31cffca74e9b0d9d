import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { DirectRequest } from '../../scope.ts'
import { expireOverdue } from '../invitations/expire.ts'
import { type RegistrationLink, readToken } from '../invitations/link.ts'
import { findOffer, requireLive } from '../invitations/redeem.ts'
import { chooseLogin } from './choose-login.ts'
import { joinAccount } from './join-account.ts'
import { findIdentity } from './queries.ts'

/**
 * Accepts an invitation: makes the user, closes the invitation, tells the inviter, all in one transaction. Account,
 * level and address come from the invitation, never from the request. Signs nobody in.
 */
export async function acceptInvitation(
  request: DirectRequest,
  input: Parsed<'registration.accept'>,
): Promise<Output<'registration.accept'>> {
  const { context } = request
  const link = readToken(context.keys.registrationLinks, input.token)
  try {
    return await accept(request, link, input.newLogin)
  } catch (error) {
    if (error instanceof AppError && error.code === 'link.expired')
      await expireOverdue(context, link.accountId)
    throw error
  }
}

async function accept(
  request: DirectRequest,
  link: RegistrationLink,
  newLogin: Parsed<'registration.accept'>['newLogin'],
): Promise<Output<'registration.accept'>> {
  const { context, ip } = request
  const { database, clock } = context
  const { offer, identity } = await database.read(link.accountId, async (db) => {
    const offer = await findOffer(db, link)
    requireLive(offer, link, await clock.now(db))
    return { offer, identity: await findIdentity(db, offer.invitation.emailKey) }
  })
  const login = await chooseLogin(request, offer, identity, newLogin)
  const { firmName, invitation, cases } = await database.write(link.accountId, async (tx) => {
    const now = await lockAccount(context, tx, link.accountId)
    return joinAccount(context, tx, now, link, login, ip)
  })
  return {
    firmName,
    email: invitation.email,
    level: invitation.level,
    joinedCases: cases.joined,
    missedCases: cases.missed,
  }
}
