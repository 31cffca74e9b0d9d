import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { announce, announceToEach } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { describeCase } from '../cases/details.ts'
import { joinCase, leaveCase } from '../cases/join-and-leave.ts'
import { joinRefusal, readJoining } from '../cases/joining.ts'
import { requireCase } from '../cases/one-case.ts'
import { caseOf, recordJoining, recordLeaving, requireOnCase } from '../cases/people.ts'
import type { StoredUser } from '../users/listing.ts'
import { requireUser } from '../users/one-user.ts'
import { decideLeftWork, placeLeftWork } from './left-work.ts'

/** Puts one guest in the place of another. */
export async function swapGuest(
  scope: WriteScope,
  { caseId, outUserId, inUserId, work }: Parsed<'cases.swapGuest'>,
): Promise<Output<'cases.swapGuest'>> {
  const { tx, actor } = scope
  const place = await requireCase(tx, actor, caseId)
  const leaving = await requireOnCase(tx, place, outUserId)
  const coming = await requireUser(tx, actor.accountId, inUserId)
  requireGuest(leaving)
  requireGuest(coming)
  const joining = await readJoining(tx, actor.accountId, caseId, [coming])
  const refusal = joinRefusal(coming, { ...joining, guestsThere: joining.guestsThere - 1 })
  if (refusal) throw new AppError(refusal, caseOf(joining.caseOfGuest.get(inUserId)))
  const left = await decideLeftWork(scope, place, leaving, work)
  await recordLeaving(scope, place, leaving, left.facts)
  await recordJoining(scope, place, [coming])
  await placeLeftWork(scope, left)
  await announce(tx, actor.accountId, 'cases.changed', {})
  return describeCase(tx, actor, caseId)
}

/** Moves a guest from one case to another. */
export async function moveGuest(
  scope: WriteScope,
  { userId, fromCaseId, toCaseId, work }: Parsed<'users.moveGuest'>,
): Promise<Output<'users.moveGuest'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const from = await requireCase(tx, actor, fromCaseId)
  const to = await requireCase(tx, actor, toCaseId)
  if (from.caseId === to.caseId) throw new AppError('guest.same-case')
  const guest = await requireOnCase(tx, from, userId)
  requireGuest(guest)
  const joining = await readJoining(tx, accountId, to.caseId, [guest])
  const refusal = joinRefusal(guest, { ...joining, caseOfGuest: new Map() })
  if (refusal) throw new AppError(refusal)
  const left = await decideLeftWork(scope, from, guest, work)
  const activityId = await recordActivity(tx, accountId, now, {
    kind: 'guest.moved',
    actor,
    subject: { id: userId, name: guest.name },
    facts: {
      fromCaseId: from.caseId,
      fromNumber: from.number,
      fromName: from.name,
      caseId: to.caseId,
      number: to.number,
      caseName: to.name,
      ...left.facts,
    },
  })
  await leaveCase(scope, from, [{ userId, activityId }])
  await joinCase(scope, to, [{ userId, activityId }])
  await placeLeftWork(scope, left)
  await announceToEach(tx, accountId, 'session.changed', {}, [guest.identityId])
  await announce(tx, accountId, 'cases.changed', {})
  return describeCase(tx, actor, to.caseId)
}

function requireGuest({ level }: StoredUser): void {
  if (level !== 'guest') throw new AppError('guest.not-a-guest')
}
