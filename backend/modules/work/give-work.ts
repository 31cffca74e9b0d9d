import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { OpenWorkItem } from '../../../shared/model/work.ts'
import type { Tx } from '../../database/open.ts'
import { documents, tasks } from '../../database/tables/index.ts'

/** A piece of open work and who is to hold it; null for nobody. */
export interface Giving extends Pick<OpenWorkItem, 'kind' | 'itemId'> {
  holderId: string | null
}

/**
 * Gives open work to other holders: the tasks in one statement, the reviews in another. Work that is done, or that
 * somebody else than `from` holds, where that is said, stays as it is. Answers the new version of each piece that changed hands, by its id.
 * Who may receive what is decided before.
 */
export async function giveWork(
  tx: Tx,
  accountId: string,
  from: string | null,
  givings: readonly Giving[],
): Promise<Map<string, number>> {
  const given = await Promise.all([
    give(
      tx,
      givings.filter(({ kind }) => kind === 'task'),
      {
        table: tasks,
        key: sql`task_id`,
        holder: sql`assignee_id`,
        isOpen: sql`completed_at is null`,
        accountId,
        from,
      },
    ),
    give(
      tx,
      givings.filter(({ kind }) => kind === 'review'),
      {
        table: documents,
        key: sql`document_id`,
        holder: sql`reviewer_id`,
        isOpen: sql`reviewed_at is null`,
        accountId,
        from,
      },
    ),
  ])
  return new Map(given.flat())
}

interface Held {
  table: PgTable
  key: SQL
  holder: SQL
  isOpen: SQL
  accountId: string
  from: string | null
}

async function give(
  tx: Tx,
  givings: readonly Giving[],
  { table, key, holder, isOpen, accountId, from }: Held,
): Promise<[string, number][]> {
  if (givings.length === 0) return []
  const itemIds = givings.map(({ itemId }) => itemId)
  const holderIds = givings.map(({ holderId }) => holderId)
  const { rows } = await tx.execute<{ id: string; version: number }>(sql`
    update ${table} as held set ${holder} = given.holder_id, version = held.version + 1
    from unnest(${sql.param(itemIds)}::uuid[], ${sql.param(holderIds)}::uuid[]) as given (item_id, holder_id)
    where held.account_id = ${accountId} and held.${key} = given.item_id and held.${isOpen}
      ${from === null ? sql`` : sql`and held.${holder} = ${from}`}
    returning held.${key} as id, held.version`)
  return rows.map(({ id, version }) => [id, version])
}
