import { AppError } from '../../../shared/errors.ts'
import type { WriteScope } from '../../scope.ts'
import { findOpenByAddress, findUsersByAddress } from './queries.ts'

/** Refuses an address that a user or another open invitation has. */
export async function requireFreeAddress(
  { tx, actor }: WriteScope,
  addressKey: string,
  invitationId: string,
): Promise<void> {
  const [user] = await findUsersByAddress(tx, actor.accountId, [addressKey])
  if (user)
    throw new AppError(user.status === 'active' ? 'invitation.user-exists' : 'invitation.user-inactive', {
      userId: user.userId,
    })
  const [open] = await findOpenByAddress(tx, actor.accountId, [addressKey])
  if (open && open.invitationId !== invitationId)
    throw new AppError('invitation.pending', { invitationId: open.invitationId })
}
