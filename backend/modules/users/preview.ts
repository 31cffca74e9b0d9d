import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadScope } from '../../scope.ts'
import { countHeldWork } from '../hand-overs/held-work.ts'
import { countAdministratorInvitations } from '../invitations/administrator-invitations.ts'
import { countLevelEffects, describeLevelEffect } from './level-effect.ts'
import { countSessions, findUsersById, requireUser, suggestAdministrators } from './one-user.ts'
import { refusalOf, takesPowers, type UserAct } from './refusals.ts'

const MOST_CANDIDATES = 5

/** What an act would do now, without doing it. */
export async function previewUserAct(
  { context, db, actor }: ReadScope,
  input: Parsed<'users.preview'>,
): Promise<Output<'users.preview'>> {
  const { accountId } = actor
  const act = readAct(input)
  const user = await requireUser(db, accountId, input.userId)
  const refusal = await refusalOf(db, user, act)
  const now = await context.clock.now(db)
  return {
    userId: user.userId,
    version: user.version,
    sessionsEnding: act.act === 'deactivate' ? await countSessions(db, user, now) : 0,
    invitationsVoided: takesPowers(user, act)
      ? await countAdministratorInvitations(db, accountId, user.userId)
      : 0,
    work: act.act === 'deactivate' ? await countHeldWork(db, accountId, user.userId, now) : null,
    levelEffect:
      act.act === 'changeLevel' && act.to !== user.level ? await describeLevelEffect(db, user, act) : null,
    refusal,
    candidates:
      refusal === 'user.last-administrator'
        ? await suggestAdministrators(db, accountId, MOST_CANDIDATES)
        : [],
  }
}

/** What another level would do to the cases of several people; who is not of this account is not found. */
export async function previewLevels(
  { db, actor }: ReadScope,
  { userIds, level }: Parsed<'users.previewLevels'>,
): Promise<Output<'users.previewLevels'>> {
  const known = await findUsersById(db, actor.accountId, userIds)
  if (known.size < userIds.length) throw new AppError('user.not-found')
  const people = userIds.flatMap((userId) => known.get(userId) ?? [])
  return { users: await countLevelEffects(db, actor.accountId, people, { to: level }) }
}

function readAct({ act, to, keepCaseId }: Parsed<'users.preview'>): UserAct {
  if (act !== 'changeLevel') return { act }
  if (to) return { act, to, keepCaseId: to === 'guest' ? keepCaseId : undefined }
  throw new AppError('request.invalid', undefined, {
    fields: [{ path: 'to', message: 'Choose a permission level.' }],
  })
}
