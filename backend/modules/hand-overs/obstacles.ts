import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import type { Queryable } from '../../database/open.ts'
import { readSight, type Sight } from '../cases/sight.ts'
import type { StoredUser } from '../users/listing.ts'
import { findNamedPieces, type NamedPiece } from './named-pieces.ts'
import { findJoinedAt, findOpenWorkOn, type StoredHandOver, type StoredItem } from './receipt-queries.ts'

/**
 * What stands against giving each line of a receipt back, by its position: whatever its receiver does not hold any more,
 * or somebody worked on, stays, and so does what the giver could not see. Null for what goes back. A receiver leaves a
 * case that they joined by the hand-over unless other work on it stays with them.
 */
export async function findObstacles(
  db: Queryable,
  handOver: StoredHandOver,
  giver: StoredUser,
  items: readonly StoredItem[],
): Promise<Map<number, ErrorCode | null>> {
  const { accountId } = handOver
  const pieces = await findNamedPieces(db, accountId, giver.userId, items)
  const sight = await readSight(
    db,
    accountId,
    [giver.userId],
    items.flatMap(({ caseId }) => caseId ?? []),
  )
  const obstacles = new Map<number, ErrorCode | null>()
  for (const item of items.filter(({ kind }) => kind !== 'case'))
    obstacles.set(item.position, obstacleOf(item, pieces.get(keyOf(item)), giver, sight))
  const goingBack = new Set(
    items.filter(({ position }) => obstacles.get(position) === null).map(({ itemId }) => itemId),
  )
  for (const [position, code] of await findCaseObstacles(db, handOver, giver, items, {
    pieces,
    sight,
    goingBack,
  }))
    obstacles.set(position, code)
  return obstacles
}

function obstacleOf(
  item: StoredItem,
  piece: NamedPiece | undefined,
  giver: StoredUser,
  sight: Sight,
): ErrorCode | null {
  if (!piece) return 'hand-over.kept-passed-on'
  if (piece.isDone)
    return item.kind === 'invitation' ? 'hand-over.kept-invitation-closed' : 'hand-over.kept-done'
  if (piece.holderId !== item.receiverId) return 'hand-over.kept-passed-on'
  if (piece.version !== item.itemVersion) return 'hand-over.kept-touched'
  if (item.kind === 'invitation') {
    const answersForIt = giver.level === 'administrator' && giver.status === 'active'
    return piece.level === 'administrator' && !answersForIt ? 'hand-over.kept-not-administrator' : null
  }
  return piece.case && sight.sees(giver, piece.case.caseId) ? null : 'hand-over.kept-unseen'
}

async function findCaseObstacles(
  db: Queryable,
  handOver: StoredHandOver,
  giver: StoredUser,
  items: readonly StoredItem[],
  known: { pieces: ReadonlyMap<string, NamedPiece>; sight: Sight; goingBack: ReadonlySet<string> },
): Promise<Map<number, ErrorCode | null>> {
  const given = items.filter(({ kind }) => kind === 'case')
  if (given.length === 0) return new Map()
  const { accountId, doneAt } = handOver
  const receiverIds = [...new Set(given.map(({ receiverId }) => receiverId))]
  const caseIds = given.map(({ itemId }) => itemId)
  const joinedAt = await findJoinedAt(db, accountId, receiverIds, caseIds)
  const work = await findOpenWorkOn(db, accountId, receiverIds, caseIds)
  const staying = new Set(
    work.flatMap(({ userId, caseId, itemId }) =>
      known.goingBack.has(itemId) ? [] : [`${userId}/${caseId}`],
    ),
  )
  return new Map(
    given.map((item): [number, ErrorCode | null] => {
      const place = `${item.receiverId}/${item.itemId}`
      const isFromThis = joinedAt.get(place)?.getTime() === doneAt.getTime()
      if (!isFromThis) return [item.position, 'hand-over.kept-passed-on']
      if (known.pieces.get(keyOf(item))?.version !== item.itemVersion)
        return [item.position, 'hand-over.kept-touched']
      if (!known.sight.isOn(giver.userId, item.itemId)) return [item.position, 'hand-over.kept-left']
      return [item.position, staying.has(place) ? 'hand-over.kept-work-there' : null]
    }),
  )
}
