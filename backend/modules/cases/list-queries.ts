import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { CaseSort, CaseStatus } from '../../../shared/model/case.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, cases, users } from '../../database/tables/index.ts'
import type { Search } from '../users/search.ts'
import {
  comesAfter,
  type Direction,
  hasStatus,
  orderBy,
  type SortedCase,
  sortColumns,
} from './sort-orders.ts'
import { hasPerson, seesAll, type Viewer, visibleTo } from './visible-cases.ts'

/** A case as stored. */
export type StoredCase = typeof cases.$inferSelect

/** Which cases, in which order. */
export interface Listing {
  viewer: Viewer
  /** Only those the viewer is on. */
  assigned?: 'me' | undefined
  status: readonly CaseStatus[] | undefined
  search: Search | undefined
  sort: CaseSort
  direction: Direction
}

const GUEST = levels.indexOf('guest')

/** The first `most` cases of a listing after a position. */
export function selectCases(
  db: Queryable,
  listing: Listing,
  after: readonly unknown[] | undefined,
  most: number,
): Promise<StoredCase[]> {
  const { sort, direction } = listing
  return db
    .select()
    .from(cases)
    .where(and(inListing(listing), after && comesAfter(sort, direction, after)))
    .orderBy(orderBy(sort, direction))
    .limit(most)
}

/** How many cases a listing has. */
export async function countListed(db: Queryable, listing: Listing): Promise<number> {
  const [counted] = await db.select({ total: count() }).from(cases).where(inListing(listing))
  return counted?.total ?? 0
}

/** Every `step`-th case of a listing, in its order. */
export async function selectEveryNth(db: Queryable, listing: Listing, step: number): Promise<SortedCase[]> {
  const order = orderBy(listing.sort, listing.direction)
  const numbered = db
    .select({
      ...sortColumns,
      place: sql<number>`(row_number() over (order by ${order}))::int`.as('place'),
    })
    .from(cases)
    .where(inListing(listing))
    .as('numbered')
  return db.select().from(numbered).where(sql`${numbered.place} % ${step} = 0`).orderBy(numbered.place)
}

/** How many people, and how many guests among them, are listed on each of some cases. */
export async function countPeople(
  db: Queryable,
  accountId: string,
  caseIds: readonly string[],
): Promise<Map<string, { people: number; guests: number }>> {
  if (caseIds.length === 0) return new Map()
  const counted = await db
    .select({
      caseId: casePeople.caseId,
      people: sql<number>`count(*)::int`,
      guests: sql<number>`(count(*) filter (where ${users.levelRank} = ${GUEST}))::int`,
    })
    .from(casePeople)
    .innerJoin(users, and(eq(users.accountId, casePeople.accountId), eq(users.userId, casePeople.userId)))
    .where(and(eq(casePeople.accountId, accountId), inArray(casePeople.caseId, [...caseIds])))
    .groupBy(casePeople.caseId)
  return new Map(counted.map(({ caseId, people, guests }) => [caseId, { people, guests }]))
}

function inListing({ viewer, assigned, status, search }: Listing): SQL | undefined {
  return and(
    visibleTo(viewer),
    assigned && seesAll(viewer) ? hasPerson(viewer) : undefined,
    hasStatus(status),
    search === undefined ? undefined : matches(viewer, search),
  )
}

/** Among all cases of an account the index of their texts finds; the few cases of one person are looked at one by one. */
function matches(viewer: Viewer, search: Search): SQL {
  if (seesAll(viewer)) return sql`${cases.caseId} in (select find_cases(${search}))`
  return sql`searched_text(${cases.numberKey}, ${cases.nameKey}) like ${search}`
}
