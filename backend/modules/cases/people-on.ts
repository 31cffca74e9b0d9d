import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { casePeople, users } from '../../database/tables/index.ts'

/** The active people on some cases, or those of them who are asked about, each with the cases that they are on. */
export async function findPeopleOn(
  db: Queryable,
  accountId: string,
  caseIds: readonly string[],
  userIds?: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await db
    .select({ userId: casePeople.userId, caseId: casePeople.caseId })
    .from(casePeople)
    .innerJoin(users, and(eq(users.accountId, casePeople.accountId), eq(users.userId, casePeople.userId)))
    .where(
      and(
        eq(casePeople.accountId, accountId),
        sql`${casePeople.caseId} = any(${sql.param([...caseIds])}::uuid[])`,
        eq(users.status, 'active'),
        userIds && sql`${casePeople.userId} = any(${sql.param([...userIds])}::uuid[])`,
      ),
    )
  const casesOf = new Map<string, string[]>()
  for (const { userId, caseId } of found) {
    const own = casesOf.get(userId)
    if (own) own.push(caseId)
    else casesOf.set(userId, [caseId])
  }
  return casesOf
}
