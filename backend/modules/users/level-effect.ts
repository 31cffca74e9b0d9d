import { type SQL, sql } from 'drizzle-orm'
import type { NamedCase } from '../../../shared/model/case.ts'
import {
  type CaseShare,
  type LevelEffect,
  type LevelEffectOfOne,
  NAMED_CASES,
  type WorkOnCases,
} from '../../../shared/model/level-effect.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { seesAll } from '../cases/visible-cases.ts'
import type { StoredUser } from './listing.ts'

/** Another level, and the case that somebody on several keeps as a guest. */
export interface NewLevel {
  to: Level
  keepCaseId?: string | undefined
}

const NO_WORK: WorkOnCases = { cases: 0, tasks: 0, reviews: 0 }

/** What another level does to the cases that each of some users sees, in numbers. */
export async function countLevelEffects(
  db: Queryable,
  accountId: string,
  people: readonly StoredUser[],
  change: NewLevel,
): Promise<LevelEffectOfOne[]> {
  const total = await countCases(db, accountId)
  const effects = people.map(({ userId, level, caseCount: listed }) => {
    const before = seesAll({ level }) ? total : listed
    const after = countAfter(change, { total, listed })
    const [keeps, gains, loses] = [
      Math.min(before, after),
      Math.max(after - before, 0),
      Math.max(before - after, 0),
    ]
    return { userId, keeps, gains, loses, listed }
  })
  const lost = await countLostWork(
    db,
    accountId,
    people.filter((_, place) => (effects[place]?.loses ?? 0) > 0),
    change,
  )
  return effects.map((effect) => ({ ...effect, lostWork: lost.get(effect.userId) ?? NO_WORK }))
}

/** The same for one user, with the first cases of each kind by name. */
export async function describeLevelEffect(
  db: Queryable,
  user: StoredUser,
  change: NewLevel,
): Promise<LevelEffect> {
  const [effect] = await countLevelEffects(db, user.accountId, [user], change)
  if (!effect) throw new Error('The effect on nobody was asked for.')
  const { keeps, gains, loses, lostWork, listed } = effect
  const [before, after] = [seenBefore(user), seenAfter(user, change)]
  const share = async (count: number, which: SQL): Promise<CaseShare> => ({
    count,
    first: count === 0 ? [] : await nameCases(db, user, which),
  })
  return {
    from: user.level,
    to: change.to,
    keeps: await share(keeps, sql`${before} and ${after}`),
    gains: await share(gains, sql`${after} and not ${before}`),
    loses: await nameLost(db, user, { count: loses, lostWork, which: sql`${before} and not ${after}` }),
    lostWork,
    listed,
  }
}

function countAfter(
  { to, keepCaseId }: NewLevel,
  { total, listed }: { total: number; listed: number },
): number {
  if (seesAll({ level: to })) return total
  if (to === 'limited') return listed
  return keepCaseId !== undefined || listed === 1 ? 1 : 0
}

async function countCases(db: Queryable, accountId: string): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from cases c where c.account_id = ${accountId}`,
  )
  return rows[0]?.total ?? 0
}

async function countLostWork(
  db: Queryable,
  accountId: string,
  people: readonly StoredUser[],
  { keepCaseId }: NewLevel,
): Promise<Map<string, WorkOnCases>> {
  if (people.length === 0) return new Map()
  const ids = people.map(({ userId }) => userId)
  const sawAll = people.filter(seesAll).map(({ userId }) => userId)
  const isListed = sql`exists (
    select 1 from case_people p
    where p.account_id = ${accountId} and p.user_id = w.user_id and p.case_id = w.case_id
  )`
  const isKept = keepCaseId === undefined ? isListed : sql`w.case_id = ${keepCaseId}`
  const { rows } = await db.execute<WorkOnCases & { user_id: string }>(sql`
    select w.user_id, count(distinct w.case_id)::int as cases, sum(w.tasks)::int as tasks, sum(w.reviews)::int as reviews
    from (
      select t.assignee_id as user_id, t.case_id, 1 as tasks, 0 as reviews from tasks t
      where t.account_id = ${accountId} and t.assignee_id = any(${sql.param(ids)}::uuid[]) and t.completed_at is null
      union all
      select d.reviewer_id, d.case_id, 0, 1 from documents d
      where d.account_id = ${accountId} and d.reviewer_id = any(${sql.param(ids)}::uuid[]) and d.reviewed_at is null
    ) w
    where not ${isKept} and (w.user_id = any(${sql.param(sawAll)}::uuid[]) or ${isListed})
    group by w.user_id`)
  return new Map(rows.map(({ user_id, ...work }) => [user_id, work]))
}

const isOnCase = ({ accountId, userId }: StoredUser): SQL => sql`exists (
  select 1 from case_people p where p.account_id = ${accountId} and p.user_id = ${userId} and p.case_id = c.case_id
)`

function seenBefore(user: StoredUser): SQL {
  return seesAll(user) ? sql`true` : isOnCase(user)
}

function seenAfter(user: StoredUser, { to, keepCaseId }: NewLevel): SQL {
  if (seesAll({ level: to })) return sql`true`
  if (to === 'guest' && keepCaseId !== undefined) return sql`(c.case_id = ${keepCaseId})`
  if (to === 'guest' && user.caseCount > 1) return sql`false`
  return isOnCase(user)
}

async function nameCases(
  db: Queryable,
  { accountId }: StoredUser,
  which: SQL,
  { without = [], most = NAMED_CASES }: { without?: readonly string[]; most?: number } = {},
): Promise<CaseShare['first']> {
  const { rows } = await db.execute<{
    case_id: string
    number: string
    name: string
    status: NamedCase['status']
  }>(sql`
    select c.case_id, c.number, c.name, c.status from cases c
    where c.account_id = ${accountId} and ${which} and c.case_id <> all(${sql.param(without)}::uuid[])
    order by c.number_order, c.case_id limit ${most}`)
  return rows.map(({ case_id: caseId, number, name, status }) => ({
    caseId,
    number,
    name,
    status,
    tasks: 0,
    reviews: 0,
  }))
}

/** What is lost with open work on it comes first; the rest by number. */
async function nameLost(
  db: Queryable,
  user: StoredUser,
  { count, lostWork, which }: { count: number; lostWork: WorkOnCases; which: SQL },
): Promise<CaseShare> {
  if (count === 0) return { count, first: [] }
  const { accountId, userId } = user
  const { rows } =
    lostWork.cases === 0
      ? { rows: [] }
      : await db.execute<{
          case_id: string
          number: string
          name: string
          status: NamedCase['status']
          tasks: number
          reviews: number
        }>(sql`
          select c.case_id, c.number, c.name, c.status, sum(w.tasks)::int as tasks, sum(w.reviews)::int as reviews
          from (
            select t.case_id, 1 as tasks, 0 as reviews from tasks t
            where t.account_id = ${accountId} and t.assignee_id = ${userId} and t.completed_at is null
            union all
            select d.case_id, 0, 1 from documents d
            where d.account_id = ${accountId} and d.reviewer_id = ${userId} and d.reviewed_at is null
          ) w
          join cases c on c.account_id = ${accountId} and c.case_id = w.case_id
          where ${which}
          group by c.case_id, c.number, c.name, c.status, c.number_order
          order by c.number_order, c.case_id limit ${NAMED_CASES}`)
  const withWork = rows.map(({ case_id: caseId, ...facts }) => ({ caseId, ...facts }))
  const rest = await nameCases(db, user, which, {
    without: withWork.map(({ caseId }) => caseId),
    most: NAMED_CASES - withWork.length,
  })
  return { count, first: [...withWork, ...rest] }
}
