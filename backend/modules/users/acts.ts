import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { endSessions } from '../../auth/end-sessions.ts'
import type { Tx } from '../../database/open.ts'
import { users } from '../../database/tables/index.ts'
import { announce, announceToEach } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityEntry, recordActivities } from '../activity/record.ts'
import { withdrawAdministratorInvitations } from '../invitations/administrator-invitations.ts'
import type { StoredUser } from './listing.ts'
import { takesPowers, type UserAct } from './refusals.ts'

type Facts = NonNullable<ActivityEntry['facts']>

/** Somebody after an act, and the recorded event that tells of it. */
export interface ActedOn {
  user: StoredUser
  activityId: string
}

/** Locks users in the order of their ids, so that two who lock the same people never wait for each other. */
export async function lockUsers(tx: Tx, accountId: string, userIds: readonly string[]): Promise<void> {
  await tx
    .select({ userId: users.userId })
    .from(users)
    .where(and(eq(users.accountId, accountId), inArray(users.userId, [...userIds])))
    .orderBy(asc(users.userId))
    .for('no key update')
}

/**
 * Does an act that is allowed (`requireAllowed`) to all these users: level or status, sessions, invitations and one
 * recorded event each, with the facts given for it. What it costs is booked by the caller, in the same transaction.
 */
export async function actOnUsers(
  scope: WriteScope,
  chosen: readonly StoredUser[],
  act: UserAct,
  factsOf: (user: StoredUser) => Facts,
): Promise<ActedOn[]> {
  const { tx, actor } = scope
  const { accountId } = actor
  const changed = await change(scope, chosen, act)
  const acted = await record(scope, chosen, changed, act, factsOf)

  const weakened = chosen.filter((user) => takesPowers(user, act)).map((user) => user.userId)
  if (weakened.length > 0) await withdrawAdministratorInvitations(scope, weakened)
  const identityIds = chosen.map((user) => user.identityId)
  if (act.act === 'deactivate') await endSessions(tx, accountId, identityIds)
  if (act.act === 'changeLevel') await announceToEach(tx, accountId, 'session.changed', {}, identityIds)
  const [only, ...others] = chosen
  await announce(tx, accountId, 'users.changed', only && others.length === 0 ? { userId: only.userId } : {})
  return acted
}

async function change(
  { tx, actor, now }: WriteScope,
  chosen: readonly StoredUser[],
  act: UserAct,
): Promise<Map<string, StoredUser>> {
  const changed = await tx
    .update(users)
    .set({ ...changesOf(act, now), version: sql`${users.version} + 1` })
    .where(
      and(
        eq(users.accountId, actor.accountId),
        inArray(
          users.userId,
          chosen.map((user) => user.userId),
        ),
      ),
    )
    .returning()
  return new Map(changed.map((user) => [user.userId, user]))
}

function changesOf(act: UserAct, now: Date): Partial<Pick<StoredUser, 'level' | 'status' | 'statusSince'>> {
  if (act.act === 'changeLevel') return { level: act.to }
  return { status: act.act === 'deactivate' ? 'inactive' : 'active', statusSince: now }
}

async function record(
  { tx, actor, now }: WriteScope,
  chosen: readonly StoredUser[],
  changed: ReadonlyMap<string, StoredUser>,
  act: UserAct,
  factsOf: (user: StoredUser) => Facts,
): Promise<ActedOn[]> {
  const entries = chosen.map((user) => ({
    kind: kinds[act.act],
    actor,
    subject: { id: user.userId, name: user.name },
    facts: { ...(act.act === 'changeLevel' && { from: user.level, to: act.to }), ...factsOf(user) },
  }))
  const activityIds = await recordActivities(tx, actor.accountId, now, entries)
  return chosen.map(({ userId }, index) => {
    const user = changed.get(userId)
    const activityId = activityIds[index]
    if (!user || !activityId) throw new Error('Somebody who is locked was not changed.')
    return { user, activityId }
  })
}

const kinds = {
  changeLevel: 'user.level-changed',
  deactivate: 'user.deactivated',
  reactivate: 'user.reactivated',
} as const
