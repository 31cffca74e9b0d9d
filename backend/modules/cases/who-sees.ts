import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { levels } from '../../../shared/rules/levels.ts'
import { casePeople, users } from '../../database/tables/index.ts'
import { seesAll } from './visible-cases.ts'

const allSeeing = levels.flatMap((level, rank) => (seesAll({ level }) ? [rank] : []))

/** The condition for active people who see a case: by their level, or because they are on it. */
export function whoSees({ accountId, caseId }: { accountId: string; caseId: string }): SQL | undefined {
  return and(
    eq(users.accountId, accountId),
    eq(users.status, 'active'),
    or(
      inArray(users.levelRank, allSeeing),
      sql`${users.userId} = any(array(
        select ${casePeople.userId} from ${casePeople}
        where ${casePeople.accountId} = ${accountId} and ${casePeople.caseId} = ${caseId}
      ))`,
    ),
  )
}
