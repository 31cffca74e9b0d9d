import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { ReviewState, TaskState } from '../../../shared/model/work.ts'
import type { Queryable } from '../../database/open.ts'
import { cases, documents, tasks } from '../../database/tables/index.ts'
import { type Viewer, visibleTo } from '../cases/visible-cases.ts'

/** Whose open work: what `holderId` holds, on the cases that `viewer` sees, or on all of them. */
export interface Held {
  accountId: string
  holderId: string
  viewer?: Viewer
  /** Only on this case. */
  caseId?: string
}

/** The place of a piece of work in the list: by day, tasks before reviews. */
export type Place = readonly [dueKey: string, rank: number, itemId: string]

const NEVER = 'infinity'

/** The first `most` pieces of open work after a place, overdue first, then by day, reviews last. */
export function selectOpenWork(db: Queryable, held: Held, after: Place | undefined, most: number | null) {
  const work = openWork(db, held)
  const listed = db
    .select()
    .from(work)
    .where(
      after &&
        sql`(${work.dueKey}, ${work.rank}, ${work.itemId}) > (${after[0]}::date, ${after[1]}::int, ${after[2]}::uuid)`,
    )
    .orderBy(work.dueKey, work.rank, work.itemId)
  return most === null ? listed : listed.limit(most)
}

/** How much open work there is, and how much of it is overdue on a day. */
export async function countOpenWork(
  db: Queryable,
  held: Held,
  today: string,
): Promise<{ total: number; overdue: number }> {
  const work = openWork(db, held)
  const [counted] = await db
    .select({
      total: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${work.dueKey} < ${today}::date))::int`,
    })
    .from(work)
  return counted ?? { total: 0, overdue: 0 }
}

function openWork(db: Queryable, { accountId, holderId, viewer, caseId }: Held) {
  const named = { caseId: cases.caseId, number: cases.number, name: cases.name, status: cases.status }
  const onCase = (own: SQL | undefined) =>
    and(own, viewer && visibleTo(viewer), caseId === undefined ? undefined : eq(cases.caseId, caseId))
  const heldTasks = db
    .select({
      rank: sql<number>`0`.as('rank'),
      itemId: tasks.taskId,
      title: tasks.title,
      ...named,
      dueOn: sql<string | null>`${tasks.dueOn}`.as('due_on'),
      dueKey: sql<string>`coalesce(${tasks.dueOn}, ${NEVER}::date)`.as('due_key'),
      state: sql<TaskState | ReviewState>`${tasks.state}::text`.as('state'),
      shareViewed: sql<number | null>`null::int`.as('share_viewed'),
      version: tasks.version,
    })
    .from(tasks)
    .innerJoin(cases, and(eq(cases.accountId, tasks.accountId), eq(cases.caseId, tasks.caseId)))
    .where(
      onCase(and(eq(tasks.accountId, accountId), eq(tasks.assigneeId, holderId), isNull(tasks.completedAt))),
    )
  const heldReviews = db
    .select({
      rank: sql<number>`1`.as('rank'),
      itemId: sql<string>`${documents.documentId}`.as('task_id'),
      title: documents.name,
      ...named,
      dueOn: sql<string | null>`null::date`.as('due_on'),
      dueKey: sql<string>`${NEVER}::date`.as('due_key'),
      state: sql<TaskState | ReviewState>`${documents.reviewState}::text`.as('state'),
      shareViewed: sql<number | null>`${documents.shareViewed}::int`.as('share_viewed'),
      version: documents.version,
    })
    .from(documents)
    .innerJoin(cases, and(eq(cases.accountId, documents.accountId), eq(cases.caseId, documents.caseId)))
    .where(
      onCase(
        and(
          eq(documents.accountId, accountId),
          eq(documents.reviewerId, holderId),
          isNull(documents.reviewedAt),
        ),
      ),
    )
  return unionAll(heldTasks, heldReviews).as('work')
}
