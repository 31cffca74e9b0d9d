import { and, eq } from 'drizzle-orm'
import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import { endSessions } from '../../auth/end-sessions.ts'
import { users } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityEntry, recordActivity } from '../activity/record.ts'
import { withdrawAdministratorInvitations } from '../invitations/administrator-invitations.ts'
import { toUserRow } from './list.ts'
import type { StoredUser } from './listing.ts'
import { requireUser } from './one-user.ts'
import { refusalOf, takesPowers, type UserAct } from './refusals.ts'

type Changes = Partial<Pick<StoredUser, 'level' | 'status' | 'statusSince'>>

/** Changes the permission level; it holds from the person's next request. */
export async function changeUserLevel(
  scope: WriteScope,
  { userId, version, level }: Parsed<'users.changeLevel'>,
): Promise<UserRow> {
  const act: UserAct = { act: 'changeLevel', to: level }
  const before = await requireAllowed(scope, userId, version, act)
  const changed = await change(scope, before, { level })
  await tell(scope, changed, 'user.level-changed', { from: before.level, to: level })
  if (takesPowers(before, act)) await withdrawAdministratorInvitations(scope, userId)
  await announce(scope.tx, changed.accountId, 'session.changed', {}, changed.identityId)
  return toUserRow(changed)
}

/** Ends access at once: the sessions go in the same transaction. Everything else stays. */
export async function deactivateUser(
  scope: WriteScope,
  { userId, version, reason }: Parsed<'users.deactivate'>,
): Promise<UserRow> {
  const act: UserAct = { act: 'deactivate' }
  const before = await requireAllowed(scope, userId, version, act)
  const changed = await change(scope, before, { status: 'inactive', statusSince: scope.now })
  await tell(scope, changed, 'user.deactivated', { reason: reason || null })
  if (takesPowers(before, act)) await withdrawAdministratorInvitations(scope, userId)
  await endSessions(scope.tx, changed)
  return toUserRow(changed)
}

/** Gives access back, with the level the person had. */
export async function reactivateUser(
  scope: WriteScope,
  { userId, version }: Parsed<'users.reactivate'>,
): Promise<UserRow> {
  const before = await requireAllowed(scope, userId, version, { act: 'reactivate' })
  const changed = await change(scope, before, { status: 'active', statusSince: scope.now })
  await tell(scope, changed, 'user.reactivated', {})
  return toUserRow(changed)
}

/** The user as they are, when the act may be done. The account row is locked, so it stays so. */
async function requireAllowed(
  { tx, actor }: WriteScope,
  userId: string,
  version: number,
  act: UserAct,
): Promise<StoredUser> {
  const user = await requireUser(tx, actor.accountId, userId)
  if (user.version !== version) throw new AppError('user.stale')
  const refusal = await refusalOf(tx, user, act)
  if (refusal) throw new AppError(refusal)
  return user
}

async function change({ tx }: WriteScope, user: StoredUser, changes: Changes): Promise<StoredUser> {
  const [changed] = await tx
    .update(users)
    .set({ ...changes, version: user.version + 1 })
    .where(and(eq(users.accountId, user.accountId), eq(users.userId, user.userId)))
    .returning()
  if (!changed) throw new AppError('user.not-found')
  return changed
}

async function tell(
  { tx, actor, now }: WriteScope,
  { accountId, userId, name }: StoredUser,
  kind: ActivityEntry['kind'],
  facts: NonNullable<ActivityEntry['facts']>,
): Promise<void> {
  await recordActivity(tx, accountId, now, { kind, actor, subject: { id: userId, name }, facts })
  await announce(tx, accountId, 'users.changed', { userId })
}
