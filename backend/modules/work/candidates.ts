import { and, asc, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { users } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { requireCase } from '../cases/one-case.ts'
import { whoSees } from '../cases/who-sees.ts'
import { readSearch } from '../users/search.ts'

/**
 * Active people who can be given work on a case. Who does not see all cases learns nothing of how much others have to
 * do elsewhere, and gets them by name.
 */
export async function listWorkCandidates(
  { db, actor }: ReadScope,
  { caseId, q, order, limit }: Parsed<'work.candidates'>,
): Promise<Output<'work.candidates'>> {
  const { accountId } = actor
  await requireCase(db, actor, caseId)
  const seesLoad = may(actor.level, 'cases.readAll')
  const search = readSearch(q)
  const byName = [asc(users.nameKey), asc(users.userId)]
  const found = await db
    .select({ userId: users.userId, name: users.name, level: users.level, openWork: users.openWork })
    .from(users)
    .where(
      and(
        whoSees({ accountId, caseId }),
        search === undefined
          ? undefined
          : sql`searched_text(${users.nameKey}, ${users.emailKey}) like ${search}`,
      ),
    )
    .orderBy(...(order === 'load' && seesLoad ? [asc(users.openWork), ...byName] : byName))
    .limit(limit)
  return { items: found.map((person) => ({ ...person, openWork: seesLoad ? person.openWork : null })) }
}
