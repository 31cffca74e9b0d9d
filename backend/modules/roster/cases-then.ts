import { and, eq, sql } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { CaseThen } from '../../../shared/model/roster.ts'
import type { Db } from '../../database/open.ts'
import { cases } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { type Moment, readCaseNamesThen } from './names-then.ts'
import { isOn } from './people-then.ts'

/** How many cases somebody was on, and the first of them by number. */
export interface CasesOfPerson {
  count: number
  cases: CaseThen[]
}

interface CaseRow extends Record<string, unknown> {
  user_id: string
  case_id: string
  number: string
  name: string
  count: number
}

/** On which cases some people were at a moment; of each, at most so many are named. */
export async function readCasesOf(
  db: Db,
  moment: Moment,
  userIds: readonly string[],
  named: number,
): Promise<Map<string, CasesOfPerson>> {
  const { accountId, to } = moment
  if (userIds.length === 0) return new Map()
  const { rows } = await db.execute<CaseRow>(sql`
    select user_id, case_id, number, name, count from (
      select on_case.user_id, case_id, number, name,
        row_number() over (partition by on_case.user_id order by number_order, case_id) as place,
        (count(*) over (partition by on_case.user_id))::int as count
      from (
        select user_id, case_id from case_changes
        where account_id = ${accountId} and user_id = any(${sql.param([...userIds])}::uuid[])
          and at < ${to.toISOString()}
        group by user_id, case_id having ${isOn}
      ) as on_case
      join cases using (case_id)
      where cases.account_id = ${accountId}
    ) as placed
    where place <= ${named} order by user_id, place`)
  const renamed = await readCaseNamesThen(db, moment, [...new Set(rows.map((row) => row.case_id))])
  const found = new Map<string, CasesOfPerson>()
  for (const { user_id, case_id: caseId, number, name, count } of rows) {
    const one = found.get(user_id) ?? { count, cases: [] }
    one.cases.push(renamed.get(caseId) ?? { caseId, number, name })
    found.set(user_id, one)
  }
  return found
}

/** Since when a case is there; refuses what is no case of this account. */
export async function requireCase(
  { db, actor: { accountId } }: ReadScope,
  caseId: string,
): Promise<{ openedAt: Date }> {
  const [found] = await db
    .select({ openedAt: cases.openedAt })
    .from(cases)
    .where(and(eq(cases.accountId, accountId), eq(cases.caseId, caseId)))
  if (!found) throw new AppError('case.not-found')
  return found
}

/** A case that is there, as it was called at a moment. */
export async function nameCaseThen(db: Db, moment: Moment, caseId: string): Promise<CaseThen> {
  const renamed = await readCaseNamesThen(db, moment, [caseId])
  const [now] = await db
    .select({ caseId: cases.caseId, number: cases.number, name: cases.name })
    .from(cases)
    .where(and(eq(cases.accountId, moment.accountId), eq(cases.caseId, caseId)))
  const named = renamed.get(caseId) ?? now
  if (!named) throw new AppError('case.not-found')
  return named
}
