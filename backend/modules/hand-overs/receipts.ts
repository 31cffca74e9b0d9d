import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue, isErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HandOverReceipt, HandOverRow, WorkRefusal } from '../../../shared/model/hand-over.ts'
import { id, instant } from '../../../shared/model/primitives.ts'
import { REVERSIBLE_DAYS } from '../../../shared/rules/hand-overs.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { handOvers } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { findObstacles } from './obstacles.ts'
import {
  type CountedHandOver,
  countReceived,
  findHandOver,
  type StoredHandOver,
  type StoredItem,
  selectHandOvers,
  selectItems,
} from './receipt-queries.ts'

const DAY_MS = 86_400_000

const place = z.tuple([instant, id])

/** One page of hand-overs, newest first. */
export async function listHandOvers(
  { db, actor }: ReadScope,
  { userId, cursor, limit }: Parsed<'handOvers.list'>,
): Promise<Output<'handOvers.list'>> {
  const { accountId } = actor
  if (userId !== undefined) await requireUser(db, accountId, userId)
  const before = cursor === undefined ? undefined : readCursor(place, cursor)
  const found = await selectHandOvers(
    db,
    accountId,
    and(
      userId === undefined ? undefined : eq(handOvers.fromUserId, userId),
      before &&
        sql`(${handOvers.doneAt}, ${handOvers.handOverId}) < (${before[0]}::timestamptz, ${before[1]}::uuid)`,
    ),
    limit + 1,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)?.handOver
  return {
    items: page.map(toRow),
    next: last && found.length > limit ? writeCursor([last.doneAt.toISOString(), last.handOverId]) : null,
  }
}

/** The receipt of a hand-over, and what reversing it would do now. */
export async function readHandOver(
  { context, db, actor }: ReadScope,
  { handOverId }: Parsed<'handOvers.read'>,
): Promise<Output<'handOvers.read'>> {
  return describeHandOver(db, actor.accountId, handOverId, await context.clock.now(db))
}

/** What the caller received by a hand-over. */
export async function readReceived(
  { db, actor }: ReadScope,
  { handOverId }: Parsed<'handOvers.received'>,
): Promise<Output<'handOvers.received'>> {
  const { fromName, doneByName, ...handOver } = await requireHandOver(db, actor.accountId, handOverId)
  const items = await countReceived(db, handOver, actor.userId)
  if (items === 0) throw new AppError('hand-over.not-found')
  return { fromName, doneByName, items }
}

/** A hand-over of this account; unknown ones are not found. */
export async function requireHandOver(
  db: Queryable,
  accountId: string,
  handOverId: string,
): Promise<StoredHandOver> {
  const found = await findHandOver(db, accountId, handOverId)
  if (!found) throw new AppError('hand-over.not-found')
  return found
}

/** The receipt as it is shown: who received what, and for each line what a reversal did or would do. */
export async function describeHandOver(
  db: Queryable,
  accountId: string,
  handOverId: string,
  now: Date,
): Promise<HandOverReceipt> {
  const handOver = await requireHandOver(db, accountId, handOverId)
  const items = await selectItems(db, handOver)
  const giver = await requireUser(db, accountId, handOver.fromUserId)
  const isReversed = handOver.reversedAt !== null
  const obstacles = isReversed ? new Map() : await findObstacles(db, handOver, giver, items)
  const until = reversibleUntil(handOver)
  const isReversible = !isReversed && now < until
  const { items: _, ...row } = toRow({
    handOver,
    items: items.length,
    receivers: new Set(items.map(({ receiverId }) => receiverId)).size,
  })
  return {
    ...row,
    items: items.map((item) => ({
      ...toItem(item),
      obstacle: tellReason(obstacles.get(item.position) ?? null),
    })),
    reversibleUntil: isReversible ? until.toISOString() : null,
    returnable: isReversible ? items.filter(({ position }) => obstacles.get(position) === null).length : 0,
  }
}

/** Until when a hand-over can be reversed. */
export function reversibleUntil({ doneAt }: Pick<StoredHandOver, 'doneAt'>): Date {
  return new Date(doneAt.getTime() + REVERSIBLE_DAYS * DAY_MS)
}

function toRow({ handOver, items, receivers }: CountedHandOver): HandOverRow {
  const { handOverId, fromUserId, fromName, doneByName, doneAt, reversedAt, reversedByName } = handOver
  return {
    handOverId,
    fromUserId,
    fromName,
    doneByName,
    doneAt: doneAt.toISOString(),
    items,
    receivers,
    reversedAt: reversedAt?.toISOString() ?? null,
    reversedByName,
  }
}

function toItem(item: StoredItem): Omit<HandOverReceipt['items'][number], 'obstacle'> {
  const { kind, itemId, title, caseNumber, caseName, dueOn, receiverId, receiverName, returned } = item
  return {
    kind,
    itemId,
    title,
    caseNumber,
    caseName,
    dueOn,
    receiverId,
    receiverName,
    returned,
    keptReason: tellReason(item.keptReason),
  }
}

function tellReason(code: string | null): WorkRefusal | null {
  if (code === null) return null
  return { code, message: isErrorCode(code) ? errorCatalogue[code].message : 'It stayed where it is.' }
}
