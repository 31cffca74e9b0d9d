import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople } from '../../database/tables/index.ts'
import { announce, announceToEach } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityEntry, recordActivities } from '../activity/record.ts'
import type { StoredUser } from '../users/listing.ts'
import { findUsersById, requireUser } from '../users/one-user.ts'
import { describeCase } from './details.ts'
import { factsOf, joinCase, leaveCase } from './join-and-leave.ts'
import { joinRefusal, readJoining } from './joining.ts'
import type { StoredCase } from './list-queries.ts'
import { requireCase } from './one-case.ts'

/** Adds people to a case, all of them or nobody. */
export async function addPeople(
  scope: WriteScope,
  { caseId, userIds }: Parsed<'cases.addPeople'>,
): Promise<Output<'cases.addPeople'>> {
  const { tx, actor } = scope
  const joined = await requireCase(tx, actor, caseId)
  const people = await requireJoiners(tx, actor.accountId, caseId, userIds)
  await recordJoining(scope, joined, people)
  await announce(tx, actor.accountId, 'cases.changed', {})
  return describeCase(tx, actor, caseId)
}

/** Somebody of this account who is listed on a case. */
export async function requireOnCase(
  db: Queryable,
  { accountId, caseId }: StoredCase,
  userId: string,
): Promise<StoredUser> {
  const person = await requireUser(db, accountId, userId)
  const [listed] = await db
    .select({ userId: casePeople.userId })
    .from(casePeople)
    .where(
      and(eq(casePeople.accountId, accountId), eq(casePeople.caseId, caseId), eq(casePeople.userId, userId)),
    )
  if (!listed) throw new AppError('case.person-not-there')
  return person
}

/** Puts people on a case, each with an event of their own. */
export async function recordJoining(
  scope: WriteScope,
  joined: StoredCase,
  people: readonly StoredUser[],
): Promise<void> {
  const { tx, actor, now } = scope
  const activityIds = await recordActivities(
    tx,
    actor.accountId,
    now,
    people.map(({ userId, name }) => ({
      kind: 'case.person-added' as const,
      actor,
      subject: { id: userId, name },
      facts: factsOf(joined),
    })),
  )
  await joinCase(
    scope,
    joined,
    people.flatMap(({ userId }, index) => {
      const activityId = activityIds[index]
      return activityId ? [{ userId, activityId }] : []
    }),
  )
}

/** Takes somebody off a case, and tells their windows to look again at what they may see. */
export async function recordLeaving(
  scope: WriteScope,
  left: StoredCase,
  { userId, name, identityId }: StoredUser,
  moreFacts: ActivityEntry['facts'] = {},
): Promise<void> {
  const { tx, actor, now } = scope
  const [activityId = ''] = await recordActivities(tx, actor.accountId, now, [
    {
      kind: 'case.person-removed',
      actor,
      subject: { id: userId, name },
      facts: { ...factsOf(left), ...moreFacts },
    },
  ])
  await leaveCase(scope, left, [{ userId, activityId }])
  await announceToEach(tx, actor.accountId, 'session.changed', {}, [identityId])
}

/** Guests take their places in the order in which they were chosen. */
async function requireJoiners(
  db: Queryable,
  accountId: string,
  caseId: string,
  userIds: readonly string[],
): Promise<StoredUser[]> {
  const known = await findUsersById(db, accountId, userIds)
  let joining = await readJoining(db, accountId, caseId, [...known.values()])
  const refused: { userId: string; name: string; code: string; message: string }[] = []
  for (const userId of userIds) {
    const person = known.get(userId)
    const code = person ? joinRefusal(person, joining) : 'user.not-found'
    if (code) {
      if (userIds.length === 1) throw new AppError(code, caseOf(joining.caseOfGuest.get(userId)))
      refused.push({ userId, name: person?.name ?? '', code, message: errorCatalogue[code].message })
    } else if (person?.level === 'guest') joining = { ...joining, guestsThere: joining.guestsThere + 1 }
  }
  if (refused.length > 0) throw new AppError('case.people-refused', { refused })
  return userIds.flatMap((userId) => known.get(userId) ?? [])
}

/** The case a guest is on, for an offer to move them. */
export function caseOf(named: { caseId: string; number: string; name: string } | undefined) {
  return named && { caseId: named.caseId, number: named.number, name: named.name }
}
