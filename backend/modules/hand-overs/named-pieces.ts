import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import type { NamedCase } from '../../../shared/model/case.ts'
import type { WorkKind, WorkReference } from '../../../shared/model/hand-over.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import { keyOf } from '../../../shared/rules/suggest-receivers.ts'
import type { Queryable } from '../../database/open.ts'
import { cases, documents, tasks } from '../../database/tables/index.ts'
import { findInvitationsById, isStillOpen } from '../invitations/of-inviter.ts'
import { findCasesById } from './lone-cases.ts'

/** A piece of work by its name, whoever holds it, and what stands against handing it over for one person. */
export interface NamedPiece extends WorkReference {
  title: string
  case: NamedCase | null
  dueOn: string | null
  version: number
  /** Who holds it now: the assignee, the reviewer, who answers for the invitation; null for cases and nobody. */
  holderId: string | null
  isDone: boolean
  /** The level that an invitation offers; null for the other kinds. */
  level: Level | null
  refusal: ErrorCode | null
}

const named = { caseId: cases.caseId, number: cases.number, name: cases.name, status: cases.status }

/** Looks up pieces of work that were named for a person, by `keyOf`; what there is not is not among them. */
export async function findNamedPieces(
  db: Queryable,
  accountId: string,
  userId: string,
  references: readonly WorkReference[],
): Promise<Map<string, NamedPiece>> {
  const idsOf = (wanted: WorkKind) =>
    references.filter(({ kind }) => kind === wanted).map(({ itemId }) => itemId)
  const pieces = [
    ...(await findTasks(db, accountId, userId, idsOf('task'))),
    ...(await findReviews(db, accountId, userId, idsOf('review'))),
    ...(await findCases(db, accountId, userId, idsOf('case'))),
    ...(await findInvitations(db, accountId, userId, idsOf('invitation'))),
  ]
  return new Map(pieces.map((piece) => [keyOf(piece), piece]))
}

async function findTasks(
  db: Queryable,
  accountId: string,
  userId: string,
  ids: readonly string[],
): Promise<NamedPiece[]> {
  if (ids.length === 0) return []
  const found = await db
    .select({
      itemId: tasks.taskId,
      title: tasks.title,
      case: named,
      dueOn: tasks.dueOn,
      version: tasks.version,
      holderId: tasks.assigneeId,
      isDone: sql<boolean>`${isNotNull(tasks.completedAt)}`,
    })
    .from(tasks)
    .innerJoin(cases, and(eq(cases.accountId, tasks.accountId), eq(cases.caseId, tasks.caseId)))
    .where(and(eq(tasks.accountId, accountId), isAny(tasks.taskId, ids)))
  return found.map((task) => ({ kind: 'task', ...task, level: null, refusal: refuseWork(task, userId) }))
}

async function findReviews(
  db: Queryable,
  accountId: string,
  userId: string,
  ids: readonly string[],
): Promise<NamedPiece[]> {
  if (ids.length === 0) return []
  const found = await db
    .select({
      itemId: documents.documentId,
      title: documents.name,
      case: named,
      version: documents.version,
      holderId: documents.reviewerId,
      isDone: sql<boolean>`${isNotNull(documents.reviewedAt)}`,
    })
    .from(documents)
    .innerJoin(cases, and(eq(cases.accountId, documents.accountId), eq(cases.caseId, documents.caseId)))
    .where(and(eq(documents.accountId, accountId), isAny(documents.documentId, ids)))
  return found.map((review) => ({
    kind: 'review',
    ...review,
    dueOn: null,
    level: null,
    refusal: refuseWork(review, userId),
  }))
}

async function findCases(
  db: Queryable,
  accountId: string,
  userId: string,
  ids: readonly string[],
): Promise<NamedPiece[]> {
  if (ids.length === 0) return []
  const found = await findCasesById(db, accountId, userId, ids)
  return [...found.values()].map(({ caseId, number, name, status, version, isListed, hasOthers }) => ({
    kind: 'case',
    itemId: caseId,
    title: name,
    case: { caseId, number, name, status },
    dueOn: null,
    version,
    holderId: null,
    isDone: false,
    level: null,
    refusal: isListed ? (hasOthers ? 'hand-over.case-has-others' : null) : 'hand-over.item-left',
  }))
}

async function findInvitations(
  db: Queryable,
  accountId: string,
  userId: string,
  ids: readonly string[],
): Promise<NamedPiece[]> {
  if (ids.length === 0) return []
  const found = await findInvitationsById(db, accountId, ids)
  return [...found.values()].map((invitation) => ({
    kind: 'invitation',
    itemId: invitation.invitationId,
    title: invitation.email,
    case: null,
    dueOn: null,
    version: invitation.version,
    holderId: invitation.invitedBy,
    isDone: !isStillOpen(invitation),
    level: invitation.level,
    refusal: isStillOpen(invitation)
      ? refuseWork({ isDone: false, holderId: invitation.invitedBy }, userId)
      : 'hand-over.invitation-closed',
  }))
}

function refuseWork(
  { isDone, holderId }: Pick<NamedPiece, 'isDone' | 'holderId'>,
  userId: string,
): ErrorCode | null {
  if (isDone) return 'hand-over.item-done'
  return holderId === userId ? null : 'hand-over.item-moved'
}

function isAny(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::uuid[])`
}
