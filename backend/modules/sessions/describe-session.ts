import type { Session } from '../../../shared/model/session.ts'
import type { KnownSession } from '../../auth/find-actor.ts'
import type { Context } from '../../context.ts'
import type { DirectRequest } from '../../scope.ts'
import { findActiveAccounts, findAdministratorNames, findIdentity, findMembership } from './queries.ts'

/** Who is signed in, in which account. */
export async function readSession({ context, session }: DirectRequest): Promise<Session> {
  return session ? describeSession(context, session) : { state: 'signed-out' }
}

/** A session as the screens see it. */
export async function describeSession(
  context: Context,
  known: Pick<KnownSession, 'identityId'> & { actor: { accountId: string; userId: string } | null },
): Promise<Session> {
  const db = context.database.system
  const [found, accounts] = await Promise.all([
    findIdentity(db, known.identityId),
    findActiveAccounts(db, known.identityId),
  ])
  if (!found) return { state: 'signed-out' }
  const identity = {
    identityId: found.id,
    name: found.name,
    email: found.email,
    twoFactorOn: found.twoFactorEnabled === true,
  }
  if (!known.actor) return { state: 'choose-account', identity, accounts }

  const { accountId, userId } = known.actor
  const [membership, administrators] = await Promise.all([
    findMembership(db, accountId, userId),
    findAdministratorNames(db, accountId),
  ])
  if (!membership) return { state: 'choose-account', identity, accounts }
  const { firmName, timeZone, dateFormat, level } = membership
  return {
    state: 'signed-in',
    identity,
    accounts,
    account: { accountId, firmName, timeZone, dateFormat },
    user: { userId, level },
    administrators,
  }
}
