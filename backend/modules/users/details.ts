import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ReadScope } from '../../scope.ts'
import { readHistory } from '../activity/history.ts'
import { toUserRow } from './list.ts'
import { countSessions, isLastAdministrator, readSurroundings, requireUser } from './one-user.ts'

const HISTORY_LENGTH = 10

/** Everything the details of one user show. */
export async function readUser(
  { context, db, actor }: ReadScope,
  { userId }: Parsed<'users.read'>,
): Promise<Output<'users.read'>> {
  const user = await requireUser(db, actor.accountId, userId)
  const now = await context.clock.now(db)
  return {
    ...toUserRow(user),
    ...(await readSurroundings(db, user)),
    sessionCount: await countSessions(db, user, now),
    isLastAdministrator: await isLastAdministrator(db, user),
    isYou: user.userId === actor.userId,
    history: await readHistory(db, actor.accountId, user.userId, HISTORY_LENGTH),
  }
}
