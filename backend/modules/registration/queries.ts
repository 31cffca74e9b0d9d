import { and, eq, or } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { authUser, users } from '../../database/tables/index.ts'

/** The login that has this address (`Address.key`). */
export async function findIdentity(db: Queryable, emailKey: string) {
  const [identity] = await db
    .select({ identityId: authUser.id, name: authUser.name })
    .from(authUser)
    .where(eq(authUser.email, emailKey))
  return identity ?? null
}

/** The addresses of those who administer an account. */
export async function findAdministratorAddresses(db: Queryable, accountId: string): Promise<string[]> {
  const found = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.level, 'administrator'), eq(users.status, 'active')))
  return found.map(({ email }) => email)
}

/** The user of this account, active or not, who has this address or login. */
export async function findUser(
  db: Queryable,
  accountId: string,
  person: { emailKey: string; identityId: string },
) {
  const [user] = await db
    .select({ userId: users.userId, status: users.status })
    .from(users)
    .where(
      and(
        eq(users.accountId, accountId),
        or(eq(users.emailKey, person.emailKey), eq(users.identityId, person.identityId)),
      ),
    )
    .limit(1)
  return user
}
