import { v7 as uuid7 } from 'uuid'
import type { Placement } from '../../../shared/model/hand-over.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import { announce, announceToEach } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivities, recordActivity } from '../activity/record.ts'
import { factsOf, insertJoins } from '../cases/join-and-leave.ts'
import { passInvitations } from '../invitations/of-inviter.ts'
import { queueMessages } from '../outbox/queue.ts'
import type { StoredUser } from '../users/listing.ts'
import { type Giving, giveWork } from '../work/give-work.ts'
import { asPlaced } from './draft.ts'
import { deleteDraft } from './draft-queries.ts'
import { type Allowed, requirePlacements } from './judge-placements.ts'
import { writeReceipt } from './write-receipt.ts'

// A statement takes 65,535 parameters; somebody who joins a case has seven of them, a message twelve.
const JOINS_AT_ONCE = 5000
const MESSAGES_AT_ONCE = 4000

/**
 * Gives a person's work to its receivers, all of it or nothing, and answers the id of the receipt. Runs in the caller's
 * transaction, under the account's lock.
 */
export async function handOver(
  scope: WriteScope,
  giver: StoredUser,
  placements: readonly Placement[],
): Promise<string> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const placed = await asPlaced(tx, accountId, giver.userId, placements)
  const allowed = await requirePlacements(tx, giver, placed)
  const receivers = [...new Map(allowed.map(({ receiver }) => [receiver.userId, receiver])).values()]
  const handOverId = uuid7()
  const activityId = await recordActivity(tx, accountId, now, {
    kind: 'hand-over.done',
    actor,
    subject: { id: giver.userId, name: giver.name },
    facts: { handOverId, items: allowed.length, receivers: receivers.length, to: onlyName(receivers) },
  })
  const versions = await move(scope, giver, allowed)
  await writeReceipt(
    scope,
    { handOverId, activityId, giver },
    allowed.map((one) => ({ ...one, version: versions.get(keyOf(one.piece)) ?? notMoved(one) })),
  )
  await deleteDraft(tx, { accountId, userId: giver.userId })
  await tell(scope, handOverId, receivers, allowed)
  return handOverId
}

/** Moves every piece and answers its new version, by `keyOf`. */
async function move(
  scope: WriteScope,
  giver: StoredUser,
  allowed: readonly Allowed[],
): Promise<Map<string, number>> {
  const { tx, actor } = scope
  const { accountId } = actor
  const given = await giveWork(tx, accountId, giver.userId, allowed.flatMap(toGiving))
  const passed = await passInvitations(
    tx,
    accountId,
    ofKind(allowed, 'invitation').map(({ piece, receiver }) => ({
      invitationId: piece.itemId,
      toUserId: receiver.userId,
    })),
  )
  const joined = ofKind(allowed, 'case')
  await joinCases(scope, joined)
  const versions = new Map(joined.map(({ piece }) => [piece.itemId, piece.version]))
  return new Map(
    allowed.flatMap(({ piece }) => {
      const version =
        given.get(piece.itemId) ?? passed.get(piece.itemId) ?? versions.get(piece.itemId) ?? undefined
      return version === undefined ? [] : [[keyOf(piece), version]]
    }),
  )
}

function toGiving({ piece, receiver }: Allowed): Giving[] {
  const { kind, itemId } = piece
  return kind === 'task' || kind === 'review' ? [{ kind, itemId, holderId: receiver.userId }] : []
}

/** Puts receivers on the cases they take over; whoever hands over stays listed. */
async function joinCases(scope: WriteScope, joined: readonly Allowed[]): Promise<void> {
  const { tx, actor, now } = scope
  const activityIds = await recordActivities(
    tx,
    actor.accountId,
    now,
    joined.map(({ piece, receiver }) => ({
      kind: 'case.person-added' as const,
      actor,
      subject: { id: receiver.userId, name: receiver.name },
      facts: piece.case ? factsOf(piece.case) : {},
    })),
  )
  const joins = joined.flatMap(({ piece, receiver }, place) => {
    const activityId = activityIds[place]
    return activityId ? [{ caseId: piece.itemId, userId: receiver.userId, activityId }] : []
  })
  for (let from = 0; from < joins.length; from += JOINS_AT_ONCE)
    await insertJoins(scope, joins.slice(from, from + JOINS_AT_ONCE))
}

/** Tells the receivers by mail and in their open windows, and everybody else's windows what to read again. */
async function tell(
  { tx, actor, now }: WriteScope,
  handOverId: string,
  receivers: readonly StoredUser[],
  allowed: readonly Allowed[],
): Promise<void> {
  const { accountId } = actor
  const messages = receivers.map(({ userId, email }) => ({
    kind: 'work-received' as const,
    recipient: email,
    facts: { handOverId, receiverId: userId },
  }))
  for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE)
    await queueMessages(tx, accountId, now, messages.slice(from, from + MESSAGES_AT_ONCE))
  await announceToEach(
    tx,
    accountId,
    'work.received',
    { handOverId },
    receivers.map(({ identityId }) => identityId),
  )
  await announce(tx, accountId, 'work.changed', {})
  await announce(tx, accountId, 'users.changed', {})
  if (ofKind(allowed, 'case').length > 0) await announce(tx, accountId, 'cases.changed', {})
  if (ofKind(allowed, 'invitation').length > 0) await announce(tx, accountId, 'invitations.changed', {})
}

function ofKind(allowed: readonly Allowed[], kind: Allowed['piece']['kind']): Allowed[] {
  return allowed.filter(({ piece }) => piece.kind === kind)
}

function onlyName([first, ...others]: readonly StoredUser[]): string | null {
  return first && others.length === 0 ? first.name : null
}

function notMoved({ piece }: Allowed): never {
  throw new Error(`A ${piece.kind} that could be handed over was not moved.`)
}
