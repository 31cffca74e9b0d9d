import { AppError } from '../../../shared/errors.ts'
import {
  MAX_INVITATIONS_PER_DAY,
  MAX_MESSAGES_PER_RECIPIENT_PER_DAY,
} from '../../../shared/rules/invitations.ts'
import type { WriteScope } from '../../scope.ts'
import { countInvitationMessages, countMessagesTo } from './queries.ts'

const DAY_MS = 86_400_000

/** The beginning of the 24 hours that caps look at. */
export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS)
}

/** Refuses when these messages would be more than an account may send in 24 hours. */
export async function requireAccountCapacity(scope: WriteScope, messages: number): Promise<void> {
  const sent = await countInvitationMessages(scope.tx, scope.actor.accountId, dayBefore(scope.now))
  if (sent + messages > MAX_INVITATIONS_PER_DAY)
    throw new AppError('invitation.limit', { limit: MAX_INVITATIONS_PER_DAY })
}

/** Refuses when one more message would be more than one address may get in 24 hours. */
export async function requireRecipientCapacity(scope: WriteScope, addressKey: string): Promise<void> {
  const [sent] = await countMessagesTo(scope.tx, scope.actor.accountId, [addressKey], dayBefore(scope.now))
  if ((sent?.messages ?? 0) >= MAX_MESSAGES_PER_RECIPIENT_PER_DAY)
    throw new AppError('invitation.recipient-limit', { limit: MAX_MESSAGES_PER_RECIPIENT_PER_DAY })
}
