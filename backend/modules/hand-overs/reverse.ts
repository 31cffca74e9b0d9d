import type { Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { REVERSIBLE_DAYS } from '../../../shared/rules/hand-overs.ts'
import type { Recorded } from '../../implement.ts'
import { announce, announceToEach } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivities, recordActivity } from '../activity/record.ts'
import { deleteJoins } from '../cases/join-and-leave.ts'
import { passInvitations } from '../invitations/of-inviter.ts'
import type { StoredUser } from '../users/listing.ts'
import { findUsersById, requireUser } from '../users/one-user.ts'
import { giveWork } from '../work/give-work.ts'
import { findObstacles } from './obstacles.ts'
import { markReversed, type StoredItem, selectItems } from './receipt-queries.ts'
import { requireHandOver, reversibleUntil } from './receipts.ts'

// A statement takes 65,535 parameters; somebody who leaves a case has seven of them.
const LEAVES_AT_ONCE = 5000

/** Gives back, in one transaction, whatever its receiver has not touched; the rest stays, each with its reason. */
export async function reverseHandOver(
  scope: WriteScope,
  { handOverId }: Parsed<'handOvers.reverse'>,
): Promise<Recorded> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const handOver = await requireHandOver(tx, accountId, handOverId)
  if (handOver.reversedAt) throw new AppError('hand-over.already-reversed')
  if (now >= reversibleUntil(handOver)) throw new AppError('hand-over.too-old', { days: REVERSIBLE_DAYS })
  const giver = await requireUser(tx, accountId, handOver.fromUserId)
  const items = await selectItems(tx, handOver)
  const obstacles = await findObstacles(tx, handOver, giver, items)
  const returned = items.filter(({ position }) => obstacles.get(position) === null)
  if (returned.length === 0) throw new AppError('hand-over.nothing-to-return')
  await recordActivity(tx, accountId, now, {
    kind: 'hand-over.reversed',
    actor,
    subject: { id: giver.userId, name: giver.name },
    facts: { handOverId, returned: returned.length, kept: items.length - returned.length },
  })
  await giveBack(scope, giver, returned)
  await markReversed(
    tx,
    handOver,
    { userId: actor.userId, name: actor.name, at: now },
    items.map(({ position }) => ({ position, keptReason: obstacles.get(position) ?? null })),
  )
  await announce(tx, accountId, 'work.changed', {})
  await announce(tx, accountId, 'users.changed', {})
  return { handOverId }
}

async function giveBack(
  scope: WriteScope,
  giver: StoredUser,
  returned: readonly StoredItem[],
): Promise<void> {
  const { tx, actor } = scope
  const { accountId } = actor
  const givings = returned.flatMap(({ kind, itemId }) =>
    kind === 'task' || kind === 'review' ? [{ kind, itemId, holderId: giver.userId }] : [],
  )
  // Each from its own receiver: that they hold it still was looked up under the account's lock.
  await giveWork(tx, accountId, null, givings)
  const invitations = returned.filter(({ kind }) => kind === 'invitation')
  await passInvitations(
    tx,
    accountId,
    invitations.map(({ itemId }) => ({ invitationId: itemId, toUserId: giver.userId })),
  )
  if (invitations.length > 0) await announce(tx, accountId, 'invitations.changed', {})
  await leaveCases(
    scope,
    returned.filter(({ kind }) => kind === 'case'),
  )
}

/** Takes receivers off the cases they joined by the hand-over, and tells their windows to look again. */
async function leaveCases(scope: WriteScope, left: readonly StoredItem[]): Promise<void> {
  if (left.length === 0) return
  const { tx, actor, now } = scope
  const { accountId } = actor
  const people = await findUsersById(tx, accountId, [...new Set(left.map(({ receiverId }) => receiverId))])
  const activityIds = await recordActivities(
    tx,
    accountId,
    now,
    left.map(({ itemId, caseNumber, caseName, receiverId, receiverName }) => ({
      kind: 'case.person-removed' as const,
      actor,
      subject: { id: receiverId, name: people.get(receiverId)?.name ?? receiverName },
      facts: { caseId: itemId, number: caseNumber, caseName },
    })),
  )
  const leaves = left.flatMap(({ itemId, receiverId }, index) => {
    const activityId = activityIds[index]
    return activityId ? [{ caseId: itemId, userId: receiverId, activityId }] : []
  })
  for (let from = 0; from < leaves.length; from += LEAVES_AT_ONCE)
    await deleteJoins(scope, leaves.slice(from, from + LEAVES_AT_ONCE))
  const identityIds = [...people.values()].map(({ identityId }) => identityId)
  await announceToEach(tx, accountId, 'session.changed', {}, identityIds)
  await announce(tx, accountId, 'cases.changed', {})
}
