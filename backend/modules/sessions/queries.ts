import { and, asc, eq } from 'drizzle-orm'
import type { AccountChoice } from '../../../shared/model/session.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { accounts, authSession, authUser, users } from '../../database/tables/index.ts'

const SHOWN_ADMINISTRATORS = 5

/** A person's login. */
export type Identity = typeof authUser.$inferSelect

/** The accounts in which the person is an active user, by name. */
export function findActiveAccounts(db: Queryable, identityId: string): Promise<AccountChoice[]> {
  return db
    .select({ accountId: users.accountId, firmName: accounts.firmName, level: users.level })
    .from(users)
    .innerJoin(accounts, eq(accounts.accountId, users.accountId))
    .where(and(eq(users.identityId, identityId), eq(users.status, 'active')))
    .orderBy(asc(accounts.firmName), asc(accounts.accountId))
}

/** The login with this id. */
export async function findIdentity(db: Queryable, identityId: string): Promise<Identity | undefined> {
  const [identity] = await db.select().from(authUser).where(eq(authUser.id, identityId))
  return identity
}

/** The login with this address (`Address.key`). */
export async function findIdentityByEmail(db: Queryable, emailKey: string): Promise<Identity | undefined> {
  const [identity] = await db.select().from(authUser).where(eq(authUser.email, emailKey))
  return identity
}

/** The account and the active user that a session works as. */
export async function findMembership(db: Queryable, accountId: string, userId: string) {
  const [found] = await db
    .select({
      firmName: accounts.firmName,
      timeZone: accounts.timeZone,
      dateFormat: accounts.dateFormat,
      level: users.level,
    })
    .from(users)
    .innerJoin(accounts, eq(accounts.accountId, users.accountId))
    .where(and(eq(users.accountId, accountId), eq(users.userId, userId), eq(users.status, 'active')))
  return found
}

/** Names of some administrators of an account. */
export async function findAdministratorNames(db: Queryable, accountId: string): Promise<string[]> {
  const found = await db
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.level, 'administrator'), eq(users.status, 'active')))
    .orderBy(asc(users.nameKey), asc(users.userId))
    .limit(SHOWN_ADMINISTRATORS)
  return found.map(({ name }) => name)
}

/** Ends one session. */
export async function deleteSession(db: Queryable, sessionId: string): Promise<void> {
  await db.delete(authSession).where(eq(authSession.id, sessionId))
}

/** The person's active user of an account; a deactivation waits until the transaction is over. */
export async function holdActiveUser(tx: Tx, accountId: string, identityId: string) {
  const [user] = await tx
    .select({ userId: users.userId })
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.identityId, identityId), eq(users.status, 'active')))
    .for('share')
  return user
}
