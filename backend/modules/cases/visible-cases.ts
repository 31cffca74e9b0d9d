import { and, eq, type SQL, sql } from 'drizzle-orm'
import { may } from '../../../shared/rules/permissions.ts'
import { casePeople, cases } from '../../database/tables/index.ts'
import type { Actor } from '../../scope.ts'

/** Whose sight is meant. */
export type Viewer = Pick<Actor, 'accountId' | 'userId' | 'level'>

/**
 * The condition behind every read of cases and of whatever belongs to them: all cases of the account for those whose
 * level sees all, otherwise the cases they are on. Nothing else decides what somebody sees.
 */
export function visibleTo(viewer: Viewer): SQL | undefined {
  const inAccount = eq(cases.accountId, viewer.accountId)
  if (seesAll(viewer)) return inAccount
  return and(inAccount, hasPerson(viewer))
}

/** The condition for the cases somebody is on. */
export function hasPerson({ accountId, userId }: Pick<Viewer, 'accountId' | 'userId'>): SQL {
  // As an array, so that these cases are looked up by their ids, however many others the account has.
  return sql`${cases.caseId} = any(array(
    select ${casePeople.caseId} from ${casePeople}
    where ${casePeople.accountId} = ${accountId} and ${casePeople.userId} = ${userId}
  ))`
}

/** Whether a level sees all cases. */
export function seesAll({ level }: Pick<Viewer, 'level'>): boolean {
  return may(level, 'cases.readAll')
}
