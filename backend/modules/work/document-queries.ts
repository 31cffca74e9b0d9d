import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { WorkShown } from '../../../shared/model/work.ts'
import type { Queryable } from '../../database/open.ts'
import { cases, documents, users } from '../../database/tables/index.ts'
import { type Viewer, visibleTo } from '../cases/visible-cases.ts'

/** The documents of a case that are listed. */
export interface ListedDocuments {
  accountId: string
  caseId: string
  show: WorkShown
}

/** The first `most` documents of a case after one of them, oldest first. */
export function selectDocuments(
  db: Queryable,
  { accountId, caseId, show }: ListedDocuments,
  after: string | undefined,
  most: number,
) {
  return selectNamed(db)
    .where(
      and(
        eq(documents.accountId, accountId),
        eq(documents.caseId, caseId),
        show === 'open' ? isNull(documents.reviewedAt) : undefined,
        after === undefined ? undefined : gt(documents.documentId, after),
      ),
    )
    .orderBy(asc(documents.documentId))
    .limit(most)
}

/** A document of a case that somebody sees. */
export async function selectDocument(db: Queryable, viewer: Viewer, documentId: string) {
  const [found] = await selectNamed(db).where(
    and(visibleTo(viewer), eq(documents.accountId, viewer.accountId), eq(documents.documentId, documentId)),
  )
  return found
}

/** How many documents a case has, and how many of them are to be reviewed. */
export async function countDocuments(
  db: Queryable,
  { accountId, caseId }: Pick<ListedDocuments, 'accountId' | 'caseId'>,
): Promise<{ total: number; open: number }> {
  const [counted] = await db
    .select({
      total: count(),
      open: sql<number>`(count(*) filter (where ${isNull(documents.reviewedAt)}))::int`,
    })
    .from(documents)
    .where(and(eq(documents.accountId, accountId), eq(documents.caseId, caseId)))
  return counted ?? { total: 0, open: 0 }
}

function selectNamed(db: Queryable) {
  return db
    .select({
      document: documents,
      reviewer: { userId: users.userId, name: users.name, status: users.status },
      case: { caseId: cases.caseId, number: cases.number, name: cases.name },
    })
    .from(documents)
    .innerJoin(cases, and(eq(cases.accountId, documents.accountId), eq(cases.caseId, documents.caseId)))
    .leftJoin(users, and(eq(users.accountId, documents.accountId), eq(users.userId, documents.reviewerId)))
    .$dynamic()
}
