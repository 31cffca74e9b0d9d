import { and, eq, ne } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import { casePeople } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { deleteJoins } from '../cases/join-and-leave.ts'
import { requireCase } from '../cases/one-case.ts'
import type { ActedOn } from '../users/acts.ts'
import { countLevelEffects } from '../users/level-effect.ts'
import type { StoredUser } from '../users/listing.ts'
import type { UserAct } from '../users/refusals.ts'

/**
 * Refuses to take cases with open work from somebody's sight unless that was said, and answers what the recorded event
 * tells of the cases.
 */
export async function prepareLowering(
  { tx, actor }: WriteScope,
  { to, keepCaseId }: Extract<UserAct, { act: 'changeLevel' }>,
  people: readonly StoredUser[],
  leaveWork: boolean,
): Promise<Record<string, string | number>> {
  const effects = await countLevelEffects(tx, actor.accountId, people, { to, keepCaseId })
  const sum = (part: 'cases' | 'tasks' | 'reviews') =>
    effects.reduce((total, { lostWork }) => total + lostWork[part], 0)
  const items = sum('tasks') + sum('reviews')
  if (items > 0 && !leaveWork)
    throw new AppError('user.work-on-lost-cases', {
      items: countOf(items, 'item'),
      cases: countOf(sum('cases'), 'case'),
      userIds: effects.filter(({ lostWork }) => lostWork.cases > 0).map(({ userId }) => userId),
    })
  if (keepCaseId === undefined) return {}
  const { number, name } = await requireCase(tx, actor, keepCaseId)
  const left = people.reduce((total, { caseCount }) => total + caseCount - 1, 0)
  return { caseId: keepCaseId, number, caseName: name, leftCases: left }
}

/** Takes whoever became a guest off every case but the chosen one, by the event of the change itself. */
export async function leaveOtherCases(
  scope: WriteScope,
  keepCaseId: string | undefined,
  acted: readonly ActedOn[],
): Promise<void> {
  const [only] = acted
  if (keepCaseId === undefined || !only) return
  const { tx, actor } = scope
  const { user, activityId } = only
  const { accountId, userId } = user
  const others = await tx
    .select({ caseId: casePeople.caseId })
    .from(casePeople)
    .where(
      and(
        eq(casePeople.accountId, accountId),
        eq(casePeople.userId, userId),
        ne(casePeople.caseId, keepCaseId),
      ),
    )
  await deleteJoins(
    scope,
    others.map(({ caseId }) => ({ caseId, userId, activityId })),
  )
  await announce(tx, actor.accountId, 'cases.changed', {})
}

function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
