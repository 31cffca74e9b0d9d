import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../database/open.ts'
import { casePeople, documents, handOverItems, handOvers, tasks } from '../../database/tables/index.ts'

/** A hand-over as stored. */
export type StoredHandOver = typeof handOvers.$inferSelect

/** A line of its receipt as stored. */
export type StoredItem = typeof handOverItems.$inferSelect

/** A hand-over with how much it moved, and to how many. */
export interface CountedHandOver {
  handOver: StoredHandOver
  items: number
  receivers: number
}

export async function findHandOver(
  db: Queryable,
  accountId: string,
  handOverId: string,
): Promise<StoredHandOver | undefined> {
  const [found] = await db
    .select()
    .from(handOvers)
    .where(and(eq(handOvers.accountId, accountId), eq(handOvers.handOverId, handOverId)))
  return found
}

/** The first hand-overs of a condition, newest first. */
export async function selectHandOvers(
  db: Queryable,
  accountId: string,
  condition: SQL | undefined,
  most: number,
): Promise<CountedHandOver[]> {
  const found = await db
    .select({
      handOver: handOvers,
      items: sql<number>`(select count(*)::int from ${handOverItems} where ${ofOuter})`,
      receivers: sql<number>`(select count(distinct ${handOverItems.receiverId})::int from ${handOverItems} where ${ofOuter})`,
    })
    .from(handOvers)
    .where(and(eq(handOvers.accountId, accountId), condition))
    .orderBy(desc(handOvers.doneAt), desc(handOvers.handOverId))
    .limit(most)
  return found
}

const ofOuter = sql`${handOverItems.accountId} = ${handOvers.accountId}
  and ${handOverItems.handOverId} = ${handOvers.handOverId}`

/** The lines of a receipt, in their order. */
export function selectItems(
  db: Queryable,
  { accountId, handOverId }: Pick<StoredHandOver, 'accountId' | 'handOverId'>,
): Promise<StoredItem[]> {
  return db
    .select()
    .from(handOverItems)
    .where(and(eq(handOverItems.accountId, accountId), eq(handOverItems.handOverId, handOverId)))
    .orderBy(asc(handOverItems.position))
}

/** How many pieces somebody received. */
export async function countReceived(
  db: Queryable,
  { accountId, handOverId }: Pick<StoredHandOver, 'accountId' | 'handOverId'>,
  receiverId: string,
): Promise<number> {
  const [counted] = await db
    .select({ items: sql<number>`count(*)::int` })
    .from(handOverItems)
    .where(
      and(
        eq(handOverItems.accountId, accountId),
        eq(handOverItems.handOverId, handOverId),
        eq(handOverItems.receiverId, receiverId),
      ),
    )
  return counted?.items ?? 0
}

/** Since when some people are on some cases, by "user/case". */
export async function findJoinedAt(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
  caseIds: readonly string[],
): Promise<Map<string, Date>> {
  const found = await db
    .select({ userId: casePeople.userId, caseId: casePeople.caseId, addedAt: casePeople.addedAt })
    .from(casePeople)
    .where(
      and(
        eq(casePeople.accountId, accountId),
        sql`${casePeople.userId} = any(${sql.param([...userIds])}::uuid[])`,
        sql`${casePeople.caseId} = any(${sql.param([...caseIds])}::uuid[])`,
      ),
    )
  return new Map(found.map(({ userId, caseId, addedAt }) => [`${userId}/${caseId}`, addedAt]))
}

/** The open tasks and reviews of some people on some cases. */
export async function findOpenWorkOn(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
  caseIds: readonly string[],
): Promise<{ userId: string; caseId: string; itemId: string }[]> {
  const [people, places] = [sql.param([...userIds]), sql.param([...caseIds])]
  const { rows } = await db.execute<{ user_id: string; case_id: string; item_id: string }>(sql`
    select assignee_id as user_id, case_id, task_id as item_id from ${tasks}
    where account_id = ${accountId} and completed_at is null
      and assignee_id = any(${people}::uuid[]) and case_id = any(${places}::uuid[])
    union all
    select reviewer_id, case_id, document_id from ${documents}
    where account_id = ${accountId} and reviewed_at is null
      and reviewer_id = any(${people}::uuid[]) and case_id = any(${places}::uuid[])`)
  return rows.map(({ user_id, case_id, item_id }) => ({ userId: user_id, caseId: case_id, itemId: item_id }))
}

/** Writes down what a reversal did. */
export async function markReversed(
  tx: Tx,
  { accountId, handOverId }: Pick<StoredHandOver, 'accountId' | 'handOverId'>,
  by: { userId: string; name: string; at: Date },
  outcomes: readonly { position: number; keptReason: string | null }[],
): Promise<void> {
  await tx
    .update(handOvers)
    .set({ reversedBy: by.userId, reversedByName: by.name, reversedAt: by.at })
    .where(and(eq(handOvers.accountId, accountId), eq(handOvers.handOverId, handOverId)))
  const positions = outcomes.map(({ position }) => position)
  const reasons = outcomes.map(({ keptReason }) => keptReason)
  await tx.execute(sql`
    update ${handOverItems} as own set returned = outcome.kept_reason is null, kept_reason = outcome.kept_reason
    from unnest(${sql.param(positions)}::int[], ${sql.param(reasons)}::text[]) as outcome (position, kept_reason)
    where own.account_id = ${accountId} and own.hand_over_id = ${handOverId} and own.position = outcome.position`)
}
