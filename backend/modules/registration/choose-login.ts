import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { hashNewPassword } from '../../auth/new-password.ts'
import type { DirectRequest } from '../../scope.ts'
import type { LinkedOffer } from '../invitations/redeem.ts'
import type { findIdentity } from './queries.ts'

/** The login that an invitation is accepted with: the one that has the address, or a new one. */
export type ChosenLogin =
  | { kind: 'existing'; identityId: string; name: string }
  | { kind: 'new'; name: string; passwordHash: string }

/**
 * Decides with which login the invitation is accepted. An existing one is never touched: its owner must be signed in
 * with it. Hashes the new password, which takes a while: never inside a transaction.
 */
export async function chooseLogin(
  { session }: DirectRequest,
  offer: LinkedOffer,
  identity: Awaited<ReturnType<typeof findIdentity>>,
  newLogin: Parsed<'registration.accept'>['newLogin'],
): Promise<ChosenLogin> {
  if (identity) {
    if (!session) throw new AppError('registration.sign-in-needed')
    if (session.identityId !== identity.identityId) throw new AppError('registration.other-identity')
    return { kind: 'existing', ...identity }
  }
  if (!newLogin) {
    if (session) throw new AppError('registration.other-identity')
    throw new AppError('request.invalid', undefined, {
      fields: [
        { path: 'newLogin.name', message: 'Enter your name.' },
        { path: 'newLogin.password', message: 'Choose a password.' },
      ],
    })
  }
  const { name, password } = newLogin
  const personal = [name, offer.firmName, offer.invitation.email]
  return { kind: 'new', name, passwordHash: await hashNewPassword(password, personal, false) }
}
