import { and, eq } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { isTransfer } from '../../../shared/rules/work.ts'
import type { Queryable } from '../../database/open.ts'
import { users } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import { whoSees } from '../cases/who-sees.ts'
import { requireUser } from '../users/one-user.ts'

/** Who is to hold a piece of work on a case; null for nobody. */
export interface NewHolder {
  caseId: string
  from: string | null
  to: string | null
}

/**
 * Whoever is given work is active and sees the case; whoever keeps it is not asked. Taking it from somebody is for
 * those who may transfer work. Answers the name of a new holder; null when there is none, or no new one.
 */
export async function requireHolder(
  { tx, actor }: WriteScope,
  { caseId, from, to }: NewHolder,
): Promise<string | null> {
  if (from === to) return null
  if (isTransfer(from, to) && !may(actor.level, 'cases.assign'))
    throw new AppError('work.transfer-not-allowed')
  if (to === null) return null
  const { accountId } = actor
  const { name } = await requireUser(tx, accountId, to)
  await requireSight(tx, { accountId, caseId }, to)
  return name
}

/** Somebody active who sees a case. */
export async function requireSight(
  db: Queryable,
  place: { accountId: string; caseId: string },
  userId: string,
): Promise<void> {
  const [able] = await db
    .select({ userId: users.userId })
    .from(users)
    .where(and(whoSees(place), eq(users.userId, userId)))
  if (!able) throw new AppError('work.holder-cannot-see')
}
