import { and, desc, eq } from 'drizzle-orm'
import type { HistoryEntry } from '../../../shared/model/user.ts'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import { tellActivity } from './sentences.ts'
import { eventColumns } from './stored-event.ts'

/** The newest events about a user or an invitation, newest first. */
export async function readHistory(
  db: Queryable,
  accountId: string,
  subjectId: string,
  count: number,
): Promise<HistoryEntry[]> {
  const rows = await db
    .select(eventColumns)
    .from(activity)
    .where(and(eq(activity.accountId, accountId), eq(activity.subjectId, subjectId)))
    .orderBy(desc(activity.at), desc(activity.sequence))
    .limit(count)
  return rows.map((row) => ({
    activityId: row.activityId,
    at: row.at.toISOString(),
    kind: row.kind,
    actorName: row.actorName,
    sentence: tellActivity(row),
  }))
}
