import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Placement } from '../../../shared/model/hand-over.ts'
import type { WriteScope } from '../../scope.ts'
import { handOver } from '../hand-overs/hand-over.ts'
import { requireUser } from '../users/one-user.ts'
import { requireOwnQuote } from './queries.ts'

/**
 * Hands over work of the one person of a quote, in the transaction that deactivates them: first, so that administrator
 * invitations that were passed on are not withdrawn, and undone with everything else when the quote does not hold.
 */
export async function handOverBefore(
  scope: WriteScope,
  { quoteId }: Parsed<'users.reactivate'>,
  placements: readonly Placement[],
): Promise<string> {
  const { request } = await requireOwnQuote(scope.tx, scope.actor, quoteId)
  if (request.act !== 'deactivate') throw new AppError('quote.other-act')
  const [userId, ...others] = request.userIds
  if (userId === undefined || others.length > 0)
    throw new AppError('request.invalid', undefined, {
      fields: [
        { path: 'placements', message: 'Hand over the work of one person at a time, then deactivate them.' },
      ],
    })
  return handOver(scope, await requireUser(scope.tx, scope.actor.accountId, userId), placements)
}
