import { eq } from 'drizzle-orm'
import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Session } from '../../../shared/model/session.ts'
import { authSession } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { describeSession } from './describe-session.ts'
import { holdActiveUser } from './queries.ts'

/** Lets this session work in an account in which the person is an active user. */
export async function chooseAccount(
  { context, session }: DirectRequest,
  { accountId }: Parsed<'session.chooseAccount'>,
): Promise<Session> {
  if (!session) throw new AppError('session.missing')
  const { sessionId, identityId } = session
  const userId = await context.database.system.transaction(async (tx) => {
    const user = await holdActiveUser(tx, accountId, identityId)
    if (!user) throw new AppError('account.not-found')
    await tx.update(authSession).set({ activeAccountId: accountId }).where(eq(authSession.id, sessionId))
    return user.userId
  })
  return describeSession(context, { identityId, actor: { accountId, userId } })
}
