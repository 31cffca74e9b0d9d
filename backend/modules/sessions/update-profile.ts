import { and, asc, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { authUser, users } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { DirectRequest } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { requireActor } from './own-password.ts'

/** Changes the own name, in every account of the person. */
export async function updateProfile(
  request: DirectRequest,
  { name }: Parsed<'profile.update'>,
): Promise<Output<'profile.update'>> {
  const { context } = request
  const { identityId, ip } = requireActor(request)
  await context.database.system.transaction(async (tx) => {
    // Always in the same order, so that two such changes cannot wait for one another.
    for (const accountId of await findAccountIds(tx, identityId)) {
      const now = await lockAccount(context, tx, accountId)
      await renameUser(tx, { accountId, identityId, name, ip, now })
    }
    const now = await context.clock.now(tx)
    await tx.update(authUser).set({ name, updatedAt: now }).where(eq(authUser.id, identityId))
  })
  return {}
}

async function findAccountIds(tx: Tx, identityId: string): Promise<string[]> {
  const found = await tx
    .select({ accountId: users.accountId })
    .from(users)
    .where(eq(users.identityId, identityId))
    .orderBy(asc(users.accountId))
  return found.map(({ accountId }) => accountId)
}

interface Renaming {
  accountId: string
  identityId: string
  name: string
  ip: string | null
  now: Date
}

async function renameUser(tx: Tx, { accountId, identityId, name, ip, now }: Renaming): Promise<void> {
  const own = and(eq(users.accountId, accountId), eq(users.identityId, identityId))
  const [user] = await tx
    .select({ userId: users.userId, name: users.name, version: users.version })
    .from(users)
    .where(own)
  if (!user || user.name === name) return
  const { userId } = user
  await tx
    .update(users)
    .set({ name, nameKey: searchKey(name), version: user.version + 1 })
    .where(own)
  await recordActivity(tx, accountId, now, {
    kind: 'user.renamed',
    actor: { userId, name: user.name, ip },
    subject: { id: userId, name },
    facts: { before: user.name, after: name },
  })
  await announce(tx, accountId, 'users.changed', { userId })
}
