import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { id, localDate } from '../../../shared/model/primitives.ts'
import type { TaskRow } from '../../../shared/model/work.ts'
import { isOverdue, mayMoveWork, taskStanding } from '../../../shared/rules/work.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { tasks } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { requireCase } from '../cases/one-case.ts'
import type { Viewer } from '../cases/visible-cases.ts'
import { requireHolder } from './holder.ts'
import { recordWork } from './record-work.ts'
import { countTasks, selectTask, selectTasks } from './task-queries.ts'
import { readToday } from './today.ts'

type FoundTask = NonNullable<Awaited<ReturnType<typeof selectTask>>>

const place = z.tuple([localDate.nullable(), id])

/** One page of the tasks of a case. */
export async function listTasks(
  { context, db, actor }: ReadScope,
  { caseId, show, cursor, limit }: Parsed<'tasks.list'>,
): Promise<Output<'tasks.list'>> {
  const { accountId } = actor
  await requireCase(db, actor, caseId)
  const today = await readToday(db, accountId, await context.clock.now(db))
  const after = cursor === undefined ? undefined : readCursor(place, cursor)
  const rows = await selectTasks(db, { accountId, caseId, show }, after, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.task
  return {
    items: page.map((row) => toTaskRow(row, today)),
    next: last && rows.length > limit ? writeCursor([last.dueOn, last.taskId]) : null,
    ...(await countTasks(db, { accountId, caseId }, today)),
  }
}

/** Adds a task to a case. */
export async function createTask(
  scope: WriteScope,
  { caseId, title, dueOn, assigneeId }: Parsed<'tasks.create'>,
): Promise<Output<'tasks.create'>> {
  const { tx, actor, now } = scope
  const { accountId, userId: assignerId } = actor
  const on = await requireCase(tx, actor, caseId)
  const to = await requireHolder(scope, { caseId, from: null, to: assigneeId })
  const taskId = uuid7()
  await tx.insert(tasks).values({
    accountId,
    taskId,
    caseId,
    title,
    dueOn,
    assignerId,
    assigneeId,
    state: 'open',
    createdAt: now,
  })
  await recordWork(scope, 'task.created', { itemId: taskId, title, case: on }, { to })
  return tellChanged(scope, taskId)
}

/** Gives a task another title, day or assignee. */
export async function changeTask(
  scope: WriteScope,
  { title, dueOn, assigneeId, ...input }: Parsed<'tasks.change'>,
): Promise<Output<'tasks.change'>> {
  const { actor } = scope
  const before = await requireTask(scope.tx, actor, input)
  const { task } = before
  const given = task.assigneeId !== assigneeId
  const changed = task.title !== title || task.dueOn !== dueOn
  if (!given && !changed) return describeTask(scope, task.taskId)
  const to = await requireHolder(scope, { caseId: task.caseId, from: task.assigneeId, to: assigneeId })
  await update(scope, task.taskId, {
    title,
    dueOn,
    assigneeId,
    ...(given && assigneeId !== null && { assignerId: actor.userId }),
  })
  const about = { itemId: task.taskId, title, case: before.case }
  if (changed) await recordWork(scope, 'task.changed', about, { before: task.title, dueOn })
  if (given) await recordWork(scope, 'task.given', about, { from: before.assignee?.name ?? null, to })
  return tellChanged(scope, task.taskId)
}

/** Opens, starts or completes a task. */
export async function moveTask(
  scope: WriteScope,
  { state, ...input }: Parsed<'tasks.move'>,
): Promise<Output<'tasks.move'>> {
  const { tx, actor, now } = scope
  const before = await requireTask(tx, actor, input)
  const { task } = before
  if (!mayMoveWork(actor.level, task.assigneeId === actor.userId)) throw new AppError('work.not-yours')
  if (task.state === state) return describeTask(scope, task.taskId)
  await update(scope, task.taskId, { state, completedAt: state === 'completed' ? now : null })
  await recordWork(
    scope,
    'task.moved',
    { itemId: task.taskId, title: task.title, case: before.case },
    { from: taskStanding(task.state), to: taskStanding(state) },
  )
  return tellChanged(scope, task.taskId)
}

async function requireTask(
  db: Queryable,
  viewer: Viewer,
  { taskId, version }: { taskId: string; version: number },
): Promise<FoundTask> {
  const found = await selectTask(db, viewer, taskId)
  if (!found) throw new AppError('task.not-found')
  if (found.task.version !== version) throw new AppError('task.stale')
  return found
}

async function update(
  { tx, actor: { accountId } }: WriteScope,
  taskId: string,
  change: Partial<typeof tasks.$inferSelect>,
): Promise<void> {
  await tx
    .update(tasks)
    .set({ ...change, version: sql`${tasks.version} + 1` })
    .where(and(eq(tasks.accountId, accountId), eq(tasks.taskId, taskId)))
}

async function tellChanged(scope: WriteScope, taskId: string): Promise<TaskRow> {
  await announce(scope.tx, scope.actor.accountId, 'work.changed', {})
  return describeTask(scope, taskId)
}

async function describeTask({ tx, actor, now }: WriteScope, taskId: string): Promise<TaskRow> {
  const found = await selectTask(tx, actor, taskId)
  if (!found) throw new AppError('task.not-found')
  return toTaskRow(found, await readToday(tx, actor.accountId, now))
}

function toTaskRow({ task, assignerName, assignee }: FoundTask, today: string): TaskRow {
  const { taskId, caseId, title, dueOn, state, createdAt, completedAt, version } = task
  return {
    taskId,
    caseId,
    title,
    dueOn,
    isOverdue: isOverdue(task, today),
    state,
    assignerName,
    assignee,
    createdAt: createdAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    version,
  }
}
