import { and, eq, exists, ne, not, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { NamedCase } from '../../../shared/model/case.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, cases, users } from '../../database/tables/index.ts'

const others = alias(casePeople, 'others')

/** The cases somebody is on without anybody else who is active. */
export async function findLoneCases(db: Queryable, accountId: string, userId: string): Promise<NamedCase[]> {
  return db
    .select({ caseId: cases.caseId, number: cases.number, name: cases.name, status: cases.status })
    .from(casePeople)
    .innerJoin(cases, and(eq(cases.accountId, casePeople.accountId), eq(cases.caseId, casePeople.caseId)))
    .where(isAlone(db, accountId, userId))
}

/** How many these are. */
export async function countLoneCases(db: Queryable, accountId: string, userId: string): Promise<number> {
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(casePeople)
    .where(isAlone(db, accountId, userId))
  return counted?.total ?? 0
}

/** Some cases, with whether somebody is on them, and whether anybody else is who is active. */
export async function findCasesById(
  db: Queryable,
  accountId: string,
  userId: string,
  caseIds: readonly string[],
) {
  const found = await db
    .select({
      caseId: cases.caseId,
      number: cases.number,
      name: cases.name,
      status: cases.status,
      version: cases.version,
      isListed: sql<boolean>`${casePeople.userId} is not null`,
      hasOthers: sql<boolean>`${hasOtherActive(db, userId, sql`${cases.caseId}`, accountId)}`,
    })
    .from(cases)
    .leftJoin(
      casePeople,
      and(
        eq(casePeople.accountId, cases.accountId),
        eq(casePeople.caseId, cases.caseId),
        eq(casePeople.userId, userId),
      ),
    )
    .where(
      and(eq(cases.accountId, accountId), sql`${cases.caseId} = any(${sql.param([...caseIds])}::uuid[])`),
    )
  return new Map(found.map((one) => [one.caseId, one]))
}

function isAlone(db: Queryable, accountId: string, userId: string): SQL | undefined {
  return and(
    eq(casePeople.accountId, accountId),
    eq(casePeople.userId, userId),
    not(hasOtherActive(db, userId, sql`${casePeople.caseId}`, accountId)),
  )
}

function hasOtherActive(db: Queryable, userId: string, caseId: SQL, accountId: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(others)
      .innerJoin(users, and(eq(users.accountId, others.accountId), eq(users.userId, others.userId)))
      .where(
        and(
          eq(others.accountId, accountId),
          sql`${others.caseId} = ${caseId}`,
          ne(others.userId, userId),
          eq(users.status, 'active'),
        ),
      ),
  )
}
