import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, documents, tasks, users } from '../../database/tables/index.ts'

/** Who is looked for among the active people of an account. */
export interface Wanted {
  accountId: string
  /** The person whose work it is. */
  giverId: string
  /** Only those of these levels. */
  levels?: readonly (typeof levels)[number][]
  /** Only these people. */
  among?: readonly string[]
  /** Only people on one of these cases. */
  onCases?: readonly string[]
  /** None of these people. */
  except?: readonly string[]
}

/** Somebody who could receive work, as stored. */
export type FoundReceiver = Awaited<ReturnType<typeof selectReceivers>>[number]

/** The first of them, the lightest load first, then by name. */
export function selectReceivers(db: Queryable, wanted: Wanted, most: number) {
  return db
    .select({
      userId: users.userId,
      name: users.name,
      nameKey: users.nameKey,
      email: users.email,
      level: users.level,
      openWork: users.openWork,
    })
    .from(users)
    .where(isWanted(wanted))
    .orderBy(asc(users.openWork), asc(users.nameKey), asc(users.userId))
    .limit(most)
}

/** The cases of a person's open tasks and reviews. */
export async function findCasesOfWork(db: Queryable, accountId: string, userId: string): Promise<string[]> {
  const { rows } = await db.execute<{ case_id: string }>(sql`
    select case_id from ${tasks}
    where account_id = ${accountId} and assignee_id = ${userId} and completed_at is null
    union
    select case_id from ${documents}
    where account_id = ${accountId} and reviewer_id = ${userId} and reviewed_at is null`)
  return rows.map(({ case_id }) => case_id)
}

/** How many open tasks of each of some people are due until a day. */
export async function countDue(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
  until: string,
): Promise<Map<string, number>> {
  const counted = await db
    .select({ userId: tasks.assigneeId, due: sql<number>`count(*)::int` })
    .from(tasks)
    .where(
      and(
        eq(tasks.accountId, accountId),
        sql`${tasks.assigneeId} = any(${sql.param([...userIds])}::uuid[])`,
        sql`${tasks.completedAt} is null`,
        sql`${tasks.dueOn} <= ${until}::date`,
      ),
    )
    .groupBy(tasks.assigneeId)
  return new Map(counted.flatMap(({ userId, due }) => (userId === null ? [] : [[userId, due]])))
}

function isWanted({ accountId, giverId, levels: wanted, among, onCases, except }: Wanted): SQL | undefined {
  const ranks = wanted?.map((level) => levels.indexOf(level))
  return and(
    eq(users.accountId, accountId),
    eq(users.statusRank, 0),
    ne(users.userId, giverId),
    ranks && sql`${users.levelRank} = any(${sql.param(ranks)}::smallint[])`,
    among && sql`${users.userId} = any(${sql.param([...among])}::uuid[])`,
    onCases &&
      sql`${users.userId} in (
        select ${casePeople.userId} from ${casePeople}
        where ${casePeople.accountId} = ${accountId} and ${casePeople.caseId} = any(${sql.param([...onCases])}::uuid[])
      )`,
    except && sql`${users.userId} <> all(${sql.param([...except])}::uuid[])`,
  )
}
