import { AppError } from '../../../shared/errors.ts'
import { verifyLimited } from '../../auth/limited-hashing.ts'
import { findPasswordHash } from '../../auth/set-password.ts'
import type { Actor, DirectRequest } from '../../scope.ts'
import { countTry } from './tries.ts'

/** The active user who asks. */
export function requireActor({ actor }: DirectRequest): Actor {
  if (!actor) throw new AppError('session.missing')
  return actor
}

/** Before a change of the own login: whoever sits at a forgotten screen does not know the password. */
export async function requireOwnPassword(request: DirectRequest, password: string): Promise<void> {
  const { context, ip } = request
  const { identityId } = requireActor(request)
  const tries = await countTry(context, `identity ${identityId}`, ip)
  const hash = await findPasswordHash(context.database.system, identityId)
  if (hash === null || !(await verifyLimited({ hash, password }))) throw new AppError('password.wrong')
  await tries.succeed()
}
