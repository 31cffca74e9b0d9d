import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { endEverySession } from '../../auth/end-every-session.ts'
import { hashNewPassword } from '../../auth/new-password.ts'
import { setPassword } from '../../auth/set-password.ts'
import type { DirectRequest } from '../../scope.ts'
import { requireActor, requireOwnPassword } from './own-password.ts'
import { findIdentity } from './queries.ts'

/** Changes the own password and ends every other session. */
export async function changePassword(
  request: DirectRequest,
  { current, password }: Parsed<'password.change'>,
): Promise<Output<'password.change'>> {
  const { context } = request
  const { identityId, sessionId } = requireActor(request)
  await requireOwnPassword(request, current)
  const identity = await findIdentity(context.database.system, identityId)
  if (!identity) throw new AppError('session.missing')
  const personal = [identity.name, identity.email]
  const passwordHash = await hashNewPassword(password, personal, identity.twoFactorEnabled === true)
  await context.database.system.transaction(async (tx) => {
    await setPassword(tx, identityId, passwordHash, await context.clock.now(tx))
    await endEverySession(tx, identityId, sessionId)
  })
  return {}
}
