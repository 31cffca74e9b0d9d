import { and, asc, count, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { WorkShown } from '../../../shared/model/work.ts'
import type { Queryable } from '../../database/open.ts'
import { cases, tasks, users } from '../../database/tables/index.ts'
import { type Viewer, visibleTo } from '../cases/visible-cases.ts'

/** The tasks of a case that are listed. */
export interface ListedTasks {
  accountId: string
  caseId: string
  show: WorkShown
}

const assigners = alias(users, 'assigners')
const assignees = alias(users, 'assignees')

/** The place of a task in the list of its case: by day, those without one last. */
export type TaskPlace = readonly [dueOn: string | null, taskId: string]

/** The first `most` tasks of a case after a place. */
export function selectTasks(
  db: Queryable,
  { accountId, caseId, show }: ListedTasks,
  after: TaskPlace | undefined,
  most: number,
) {
  return selectNamed(db)
    .where(
      and(
        eq(tasks.accountId, accountId),
        eq(tasks.caseId, caseId),
        show === 'open' ? isNull(tasks.completedAt) : undefined,
        after && comesAfter(after),
      ),
    )
    .orderBy(asc(tasks.dueOn), asc(tasks.taskId))
    .limit(most)
}

/** A task on a case that somebody sees. */
export async function selectTask(db: Queryable, viewer: Viewer, taskId: string) {
  const [found] = await selectNamed(db).where(
    and(visibleTo(viewer), eq(tasks.accountId, viewer.accountId), eq(tasks.taskId, taskId)),
  )
  return found
}

/** How many tasks a case has, how many of them are open, and how many of these are overdue on a day. */
export async function countTasks(
  db: Queryable,
  { accountId, caseId }: Pick<ListedTasks, 'accountId' | 'caseId'>,
  today: string,
): Promise<{ total: number; open: number; overdue: number }> {
  const isOpen = isNull(tasks.completedAt)
  const [counted] = await db
    .select({
      total: count(),
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
      overdue: sql<number>`(count(*) filter (where ${and(isOpen, lt(tasks.dueOn, today))}))::int`,
    })
    .from(tasks)
    .where(and(eq(tasks.accountId, accountId), eq(tasks.caseId, caseId)))
  return counted ?? { total: 0, open: 0, overdue: 0 }
}

function selectNamed(db: Queryable) {
  return db
    .select({
      task: tasks,
      assignerName: assigners.name,
      assignee: { userId: assignees.userId, name: assignees.name, status: assignees.status },
      case: { caseId: cases.caseId, number: cases.number, name: cases.name },
    })
    .from(tasks)
    .innerJoin(cases, and(eq(cases.accountId, tasks.accountId), eq(cases.caseId, tasks.caseId)))
    .innerJoin(
      assigners,
      and(eq(assigners.accountId, tasks.accountId), eq(assigners.userId, tasks.assignerId)),
    )
    .leftJoin(
      assignees,
      and(eq(assignees.accountId, tasks.accountId), eq(assignees.userId, tasks.assigneeId)),
    )
    .$dynamic()
}

function comesAfter([dueOn, taskId]: TaskPlace): SQL {
  if (dueOn === null) return sql`(${tasks.dueOn} is null and ${tasks.taskId} > ${taskId}::uuid)`
  return sql`(${tasks.dueOn} is null or (${tasks.dueOn}, ${tasks.taskId}) > (${dueOn}::date, ${taskId}::uuid))`
}
