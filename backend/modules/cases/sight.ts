import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { casePeople } from '../../database/tables/index.ts'
import type { StoredUser } from '../users/listing.ts'
import { seesAll } from './visible-cases.ts'

type Seer = Pick<StoredUser, 'userId' | 'level'>

/** Who of some people is on which of some cases, and therefore who sees which. */
export interface Sight {
  isOn(userId: string, caseId: string): boolean
  /** Whether somebody sees a case: by their level, or because they are on it. Whether they are active is not asked. */
  sees(person: Seer, caseId: string): boolean
}

/** Looks up, at once, what `visibleTo` says of each of these people and cases. */
export async function readSight(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
  caseIds: readonly string[],
): Promise<Sight> {
  const found = await db
    .select({ userId: casePeople.userId, caseId: casePeople.caseId })
    .from(casePeople)
    .where(
      and(
        eq(casePeople.accountId, accountId),
        sql`${casePeople.userId} = any(${sql.param([...new Set(userIds)])}::uuid[])`,
        sql`${casePeople.caseId} = any(${sql.param([...new Set(caseIds)])}::uuid[])`,
      ),
    )
  const listed = new Set(found.map(({ userId, caseId }) => `${userId}/${caseId}`))
  const isOn = (userId: string, caseId: string) => listed.has(`${userId}/${caseId}`)
  return { isOn, sees: (person, caseId) => seesAll(person) || isOn(person.userId, caseId) }
}
