import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { id } from '../../../shared/model/primitives.ts'
import type { DocumentRow } from '../../../shared/model/work.ts'
import { mayMoveWork, reviewStanding, shareIn } from '../../../shared/rules/work.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { documents } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { requireCase } from '../cases/one-case.ts'
import type { Viewer } from '../cases/visible-cases.ts'
import { countDocuments, selectDocument, selectDocuments } from './document-queries.ts'
import { requireHolder } from './holder.ts'
import { recordWork } from './record-work.ts'

type FoundDocument = NonNullable<Awaited<ReturnType<typeof selectDocument>>>

const place = z.tuple([id])

/** One page of the documents of a case. */
export async function listDocuments(
  { db, actor }: ReadScope,
  { caseId, show, cursor, limit }: Parsed<'documents.list'>,
): Promise<Output<'documents.list'>> {
  const { accountId } = actor
  await requireCase(db, actor, caseId)
  const [after] = cursor === undefined ? [] : readCursor(place, cursor)
  const rows = await selectDocuments(db, { accountId, caseId, show }, after, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.document
  return {
    items: page.map(toDocumentRow),
    next: last && rows.length > limit ? writeCursor([last.documentId]) : null,
    ...(await countDocuments(db, { accountId, caseId })),
  }
}

/** Adds a document to a case. */
export async function createDocument(
  scope: WriteScope,
  { caseId, name, reviewerId }: Parsed<'documents.create'>,
): Promise<Output<'documents.create'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const on = await requireCase(tx, actor, caseId)
  const to = await requireHolder(scope, { caseId, from: null, to: reviewerId })
  const documentId = uuid7()
  await tx.insert(documents).values({
    accountId,
    documentId,
    caseId,
    name,
    reviewerId,
    reviewState: 'not-started',
    shareViewed: 0,
    createdAt: now,
  })
  await recordWork(scope, 'document.added', { itemId: documentId, title: name, case: on }, { to })
  return tellChanged(scope, documentId)
}

/** Gives a document another name or reviewer. */
export async function changeDocument(
  scope: WriteScope,
  { name, reviewerId, ...input }: Parsed<'documents.change'>,
): Promise<Output<'documents.change'>> {
  const before = await requireDocument(scope.tx, scope.actor, input)
  const { document } = before
  const { documentId, caseId } = document
  const given = document.reviewerId !== reviewerId
  const renamed = document.name !== name
  if (!given && !renamed) return describeDocument(scope, documentId)
  const to = await requireHolder(scope, { caseId, from: document.reviewerId, to: reviewerId })
  await update(scope, documentId, { name, reviewerId })
  const about = { itemId: documentId, title: name, case: before.case }
  if (renamed) await recordWork(scope, 'document.changed', about, { before: document.name })
  if (given) await recordWork(scope, 'document.given', about, { from: before.reviewer?.name ?? null, to })
  return tellChanged(scope, documentId)
}

/** Moves the review of a document on. */
export async function moveDocument(
  scope: WriteScope,
  { reviewState, shareViewed: said, ...input }: Parsed<'documents.move'>,
): Promise<Output<'documents.move'>> {
  const { tx, actor, now } = scope
  const before = await requireDocument(tx, actor, input)
  const { document } = before
  const { documentId } = document
  if (!mayMoveWork(actor.level, document.reviewerId === actor.userId)) throw new AppError('work.not-yours')
  const shareViewed = shareIn(reviewState, said ?? document.shareViewed)
  if (document.reviewState === reviewState && document.shareViewed === shareViewed)
    return describeDocument(scope, documentId)
  await update(scope, documentId, {
    reviewState,
    shareViewed,
    reviewedAt: reviewState === 'reviewed' ? (document.reviewedAt ?? now) : null,
  })
  await recordWork(
    scope,
    'document.moved',
    { itemId: documentId, title: document.name, case: before.case },
    {
      from: reviewStanding(document.reviewState, document.shareViewed),
      to: reviewStanding(reviewState, shareViewed),
    },
  )
  return tellChanged(scope, documentId)
}

async function requireDocument(
  db: Queryable,
  viewer: Viewer,
  { documentId, version }: { documentId: string; version: number },
): Promise<FoundDocument> {
  const found = await selectDocument(db, viewer, documentId)
  if (!found) throw new AppError('document.not-found')
  if (found.document.version !== version) throw new AppError('document.stale')
  return found
}

async function update(
  { tx, actor: { accountId } }: WriteScope,
  documentId: string,
  change: Partial<typeof documents.$inferSelect>,
): Promise<void> {
  await tx
    .update(documents)
    .set({ ...change, version: sql`${documents.version} + 1` })
    .where(and(eq(documents.accountId, accountId), eq(documents.documentId, documentId)))
}

async function tellChanged(scope: WriteScope, documentId: string): Promise<DocumentRow> {
  await announce(scope.tx, scope.actor.accountId, 'work.changed', {})
  return describeDocument(scope, documentId)
}

async function describeDocument({ tx, actor }: WriteScope, documentId: string): Promise<DocumentRow> {
  const found = await selectDocument(tx, actor, documentId)
  if (!found) throw new AppError('document.not-found')
  return toDocumentRow(found)
}

function toDocumentRow({ document, reviewer }: FoundDocument): DocumentRow {
  const { documentId, caseId, name, reviewState, shareViewed, createdAt, version } = document
  return {
    documentId,
    caseId,
    name,
    reviewer,
    reviewState,
    shareViewed,
    createdAt: createdAt.toISOString(),
    version,
  }
}
