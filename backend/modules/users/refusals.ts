import { and, eq, notInArray } from 'drizzle-orm'
import { type ErrorCode, errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { users } from '../../database/tables/index.ts'
import { refuseBecomingGuests } from '../cases/becoming-guest.ts'
import type { StoredUser } from './listing.ts'
import { findUsersById } from './one-user.ts'

/** Something an administrator may do to users. */
export type UserAct =
  | { act: 'changeLevel'; to: Level; keepCaseId?: string | undefined }
  | { act: 'deactivate' }
  | { act: 'reactivate' }

const ADMINISTRATOR = levels.indexOf('administrator')

/** The users as they are, in this order, when the act may be done to every one of them. */
export async function requireAllowed(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
  act: UserAct,
): Promise<StoredUser[]> {
  const known = await findUsersById(db, accountId, userIds)
  const refusals = await refusalsOf(db, accountId, [...known.values()], act)
  const refused = userIds.flatMap((userId, place) => {
    const code = known.has(userId) ? refusals.get(userId) : 'user.not-found'
    return code ? [{ place, userId, code, message: errorCatalogue[code].message }] : []
  })
  const [first] = refused
  if (first && userIds.length === 1) throw new AppError(first.code)
  if (first)
    throw new AppError(
      'users.refused',
      { refused: refused.map(({ userId, code, message }) => ({ userId, code, message })) },
      { fields: refused.map(({ place, message }) => ({ path: `userIds.${place}`, message })) },
    )
  return userIds.flatMap((userId) => known.get(userId) ?? [])
}

/** Why an act cannot be done to a user as they are now; null when it can. */
export async function refusalOf(db: Queryable, user: StoredUser, act: UserAct): Promise<ErrorCode | null> {
  return (await refusalsOf(db, user.accountId, [user], act)).get(user.userId) ?? null
}

/** Whether an act takes the administrator level's powers from a user. */
export function takesPowers(user: StoredUser, act: UserAct): boolean {
  return user.level === 'administrator' && act.act !== 'reactivate'
}

/** Who of some users cannot have an act done to them all together, and why. */
async function refusalsOf(
  db: Queryable,
  accountId: string,
  chosen: readonly StoredUser[],
  act: UserAct,
): Promise<Map<string, ErrorCode>> {
  const refused = new Map<string, ErrorCode>()
  for (const user of chosen) {
    const refusal = ownRefusal(user, act)
    if (refusal) refused.set(user.userId, refusal)
  }
  if (act.act === 'changeLevel' && act.to === 'guest') {
    const lowered = chosen.filter(({ userId }) => !refused.has(userId))
    for (const [userId, code] of await refuseBecomingGuests(db, accountId, lowered, act.keepCaseId))
      refused.set(userId, code)
  }
  const leaving = chosen.filter(
    (user) => user.status === 'active' && takesPowers(user, act) && !refused.has(user.userId),
  )
  if (leaving.length === 0 || (await hasOtherAdministrator(db, accountId, leaving))) return refused
  for (const { userId } of leaving) refused.set(userId, 'user.last-administrator')
  return refused
}

function ownRefusal({ status, level }: StoredUser, act: UserAct): ErrorCode | undefined {
  if (act.act === 'reactivate') return status === 'active' ? 'user.already-active' : undefined
  if (act.act === 'deactivate') return status === 'inactive' ? 'user.already-inactive' : undefined
  return act.to === level ? 'user.level-unchanged' : undefined
}

async function hasOtherAdministrator(
  db: Queryable,
  accountId: string,
  leaving: readonly StoredUser[],
): Promise<boolean> {
  const [other] = await db
    .select({ userId: users.userId })
    .from(users)
    .where(
      and(
        eq(users.accountId, accountId),
        eq(users.levelRank, ADMINISTRATOR),
        eq(users.status, 'active'),
        notInArray(
          users.userId,
          leaving.map((user) => user.userId),
        ),
      ),
    )
    .limit(1)
  return other !== undefined
}
