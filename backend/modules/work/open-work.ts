import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { id, localDate } from '../../../shared/model/primitives.ts'
import type { OpenWorkItem } from '../../../shared/model/work.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import type { ReadScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { countOpenWork, type Held, selectOpenWork } from './open-work-queries.ts'
import { readToday } from './today.ts'

const place = z.tuple([z.union([localDate, z.literal('infinity')]), z.int().min(0).max(1), id])

/** All open work of a person with its cases, overdue first, then by day; `today` is a local day of the account. */
export async function findOpenWork(db: Queryable, held: Held, today: string): Promise<OpenWorkItem[]> {
  const rows = await selectOpenWork(db, held, undefined, null)
  return rows.map((row) => toItem(row, today))
}

/** The caller's own open work on the cases they see, one page. */
export async function listMyWork(scope: ReadScope, page: Parsed<'work.mine'>): Promise<Output<'work.mine'>> {
  return readPage(scope, scope.actor.userId, page)
}

/** The open work of a user, one page. */
export async function listWorkOfUser(
  scope: ReadScope,
  { userId, ...page }: Parsed<'users.work'>,
): Promise<Output<'users.work'>> {
  await requireUser(scope.db, scope.actor.accountId, userId)
  return readPage(scope, userId, page)
}

async function readPage(
  { context, db, actor }: ReadScope,
  holderId: string,
  { cursor, limit }: Parsed<'work.mine'>,
): Promise<Output<'work.mine'>> {
  const { accountId } = actor
  const today = await readToday(db, accountId, await context.clock.now(db))
  const held = { accountId, holderId, viewer: actor }
  const after = cursor === undefined ? undefined : readCursor(place, cursor)
  const rows = await selectOpenWork(db, held, after, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    ...(await countOpenWork(db, held, today)),
    items: page.map((row) => toItem(row, today)),
    next: last && rows.length > limit ? writeCursor([last.dueKey, last.rank, last.itemId]) : null,
  }
}

function toItem(row: Awaited<ReturnType<typeof selectOpenWork>>[number], today: string): OpenWorkItem {
  const { rank, itemId, title, caseId, number, name, status, dueOn, state, shareViewed, version } = row
  return {
    kind: rank === 0 ? 'task' : 'review',
    itemId,
    title,
    case: { caseId, number, name, status },
    dueOn,
    isOverdue: dueOn !== null && dueOn < today,
    state,
    shareViewed,
    version,
  }
}
