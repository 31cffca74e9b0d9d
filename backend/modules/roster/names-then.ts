import { sql } from 'drizzle-orm'
import type { CaseThen } from '../../../shared/model/roster.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { Db } from '../../database/open.ts'

/** A moment to look at: what happened before it counts. */
export interface Moment {
  accountId: string
  to: Date
}

/** The names that people had at a moment and have no more; three lists of the same length. */
export interface NamesThen {
  userIds: string[]
  names: string[]
  keys: string[]
}

/** Who was renamed since a moment, and what their names were: the first renaming after it says so. */
export async function readNamesThen(db: Db, { accountId, to }: Moment): Promise<NamesThen> {
  const { rows } = await db.execute<{ user_id: string; name: string }>(sql`
    select distinct on (subject_id) subject_id as user_id, facts->>'before' as name from activity
    where account_id = ${accountId} and kind = 'user.renamed' and at >= ${to.toISOString()}
    order by subject_id, at, sequence`)
  return {
    userIds: rows.map(({ user_id }) => user_id),
    names: rows.map(({ name }) => name),
    keys: rows.map(({ name }) => searchKey(name)),
  }
}

/** What cases were called at a moment; those that are still called so are left out. */
export async function readCaseNamesThen(
  db: Db,
  { accountId, to }: Moment,
  caseIds: readonly string[],
): Promise<Map<string, CaseThen>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await db.execute<{ case_id: string; number: string; name: string }>(sql`
    select distinct on (subject_id) subject_id as case_id, facts->>'number' as number, facts->>'caseName' as name
    from activity
    where account_id = ${accountId} and kind = 'case.changed' and at >= ${to.toISOString()}
      and subject_id = any(${sql.param([...caseIds])}::uuid[])
    order by subject_id, at, sequence`)
  return new Map(rows.map(({ case_id: caseId, number, name }) => [caseId, { caseId, number, name }]))
}
