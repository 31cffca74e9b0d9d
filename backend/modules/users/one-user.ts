import { and, asc, count, eq, gt, inArray, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { AppError } from '../../../shared/errors.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { authSession, authUser, users } from '../../database/tables/index.ts'
import type { StoredUser } from './listing.ts'

const ADMINISTRATOR = levels.indexOf('administrator')

/** A user of this account; unknown ids and those of other accounts are not found. */
export async function requireUser(db: Queryable, accountId: string, userId: string): Promise<StoredUser> {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.userId, userId)))
  if (!user) throw new AppError('user.not-found')
  return user
}

/** Those of some ids that are users of this account. */
export async function findUsersById(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
): Promise<Map<string, StoredUser>> {
  const found = await db
    .select()
    .from(users)
    .where(and(eq(users.accountId, accountId), inArray(users.userId, [...userIds])))
  return new Map(found.map((user) => [user.userId, user]))
}

/** Whether nobody else could administer the account if this user could not. */
export async function isLastAdministrator(db: Queryable, user: StoredUser): Promise<boolean> {
  if (user.level !== 'administrator' || user.status !== 'active') return false
  const [other] = await db
    .select({ userId: users.userId })
    .from(users)
    .where(
      and(
        eq(users.accountId, user.accountId),
        eq(users.levelRank, ADMINISTRATOR),
        eq(users.status, 'active'),
        ne(users.userId, user.userId),
      ),
    )
    .limit(1)
  return !other
}

/** Devices on which a user is signed in to this account. */
export async function countSessions(db: Queryable, user: StoredUser, now: Date): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(authSession)
    .where(
      and(
        eq(authSession.userId, user.identityId),
        eq(authSession.activeAccountId, user.accountId),
        gt(authSession.expiresAt, now),
      ),
    )
  return counted?.total ?? 0
}

/** Who invited a user, and whether their login has a second factor. */
export async function readSurroundings(db: Queryable, user: StoredUser) {
  const inviters = alias(users, 'inviters')
  const [found] = await db
    .select({ invitedByName: inviters.name, twoFactorOn: authUser.twoFactorEnabled })
    .from(users)
    .leftJoin(inviters, and(eq(inviters.accountId, users.accountId), eq(inviters.userId, users.invitedBy)))
    .leftJoin(authUser, eq(authUser.id, users.identityId))
    .where(and(eq(users.accountId, user.accountId), eq(users.userId, user.userId)))
  return { invitedByName: found?.invitedByName ?? null, twoFactorOn: found?.twoFactorOn === true }
}

/** Active people who could become an administrator, those closest to it first. */
export async function suggestAdministrators(db: Queryable, accountId: string, most: number) {
  return db
    .select({ userId: users.userId, name: users.name, level: users.level })
    .from(users)
    .where(
      and(
        eq(users.accountId, accountId),
        gt(users.levelRank, ADMINISTRATOR),
        eq(users.status, 'active'),
        ne(users.level, 'guest'),
      ),
    )
    .orderBy(asc(users.levelRank), asc(users.nameKey), asc(users.userId))
    .limit(most)
}
