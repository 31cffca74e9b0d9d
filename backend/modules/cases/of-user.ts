import { and, asc, count, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { CasesOfUser } from '../../../shared/model/case.ts'
import { id } from '../../../shared/model/primitives.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { readCursor, writeCursor } from '../../cursors.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, cases, users } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import type { StoredUser } from '../users/listing.ts'
import { requireUser } from '../users/one-user.ts'
import { readSearch, type Search } from '../users/search.ts'
import { countListed, countPeople } from './list-queries.ts'
import { seesAll } from './visible-cases.ts'

const position = z.tuple([z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u), id])

/** Which cases a user can see, and why; the cases they are on, one page. */
export async function listCasesOfUser(
  { db, actor }: ReadScope,
  { userId, q, cursor, limit }: Parsed<'users.cases'>,
): Promise<Output<'users.cases'>> {
  const user = await requireUser(db, actor.accountId, userId)
  const after = cursor === undefined ? undefined : readCursor(position, cursor)
  const rows = await selectAssigned(db, user, { after, search: readSearch(q) }, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const counts = await countPeople(
    db,
    user.accountId,
    page.map(({ caseId }) => caseId),
  )
  return {
    ...(await describeSight(db, user)),
    assigned: await countAssigned(db, user),
    items: page.map(({ numberOrder: _, ...row }) => ({
      ...row,
      addedAt: row.addedAt.toISOString(),
      guests: counts.get(row.caseId)?.guests ?? 0,
    })),
    next: last && rows.length > limit ? writeCursor([last.numberOrder, last.caseId]) : null,
  }
}

async function describeSight(
  db: Queryable,
  user: StoredUser,
): Promise<Pick<CasesOfUser, 'sees' | 'visible' | 'sentence'>> {
  const as = levelFacts[user.level].name
  if (user.status === 'inactive')
    return { sees: 'none', visible: 0, sentence: 'Sees nothing while inactive; stays listed on these cases.' }
  const visible = await countListed(db, {
    viewer: user,
    status: undefined,
    search: undefined,
    sort: 'number',
    direction: 'asc',
  })
  if (seesAll(user))
    return { sees: 'all', visible, sentence: `Sees all cases of the firm (${visible} now), as ${as}.` }
  const sentence =
    visible === 0
      ? `Sees no case until added to one, as ${as}.`
      : `Sees the ${visible === 1 ? 'one case' : `${visible} cases`} listed here and no other, as ${as}.`
  return { sees: 'assigned', visible, sentence }
}

async function countAssigned(db: Queryable, { accountId, userId }: StoredUser): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(casePeople)
    .where(and(eq(casePeople.accountId, accountId), eq(casePeople.userId, userId)))
  return counted?.total ?? 0
}

function selectAssigned(
  db: Queryable,
  { accountId, userId }: StoredUser,
  { after, search }: { after: readonly [string, string] | undefined; search: Search | undefined },
  most: number,
) {
  const adders = alias(users, 'adders')
  return db
    .select({
      caseId: cases.caseId,
      number: cases.number,
      numberOrder: cases.numberOrder,
      name: cases.name,
      status: cases.status,
      addedAt: casePeople.addedAt,
      addedByName: adders.name,
    })
    .from(casePeople)
    .innerJoin(cases, and(eq(cases.accountId, casePeople.accountId), eq(cases.caseId, casePeople.caseId)))
    .innerJoin(adders, and(eq(adders.accountId, casePeople.accountId), eq(adders.userId, casePeople.addedBy)))
    .where(
      and(
        eq(casePeople.accountId, accountId),
        eq(casePeople.userId, userId),
        search === undefined
          ? undefined
          : sql`searched_text(${cases.numberKey}, ${cases.nameKey}) like ${search}`,
        after && sql`(${cases.numberOrder}, ${cases.caseId}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(cases.numberOrder), asc(cases.caseId))
    .limit(most)
}
