import { and, asc, count, eq, inArray, lt, notInArray, sql } from 'drizzle-orm'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import type { NamedCase } from '../../../shared/model/case.ts'
import { domainOf, guestRefusal } from '../../../shared/rules/guests.ts'
import { levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, cases, users } from '../../database/tables/index.ts'
import type { StoredUser } from '../users/listing.ts'

const GUEST = levels.indexOf('guest')

/** What is asked about somebody who wants to join a case. */
export type Joiner = Pick<StoredUser, 'userId' | 'email' | 'level' | 'status'>

/** How a case and those who want to join it stand. */
export interface Joining {
  members: ReadonlySet<string>
  guestsThere: number
  firmDomains: ReadonlySet<string>
  /** The case that each of the guests is on. */
  caseOfGuest: ReadonlyMap<string, NamedCase>
}

/** Loads what decides whether these people can join a case. */
export async function readJoining(
  db: Queryable,
  accountId: string,
  caseId: string,
  people: readonly Pick<Joiner, 'userId' | 'email' | 'level'>[],
): Promise<Joining> {
  const listed = await db
    .select({ userId: users.userId, levelRank: users.levelRank })
    .from(casePeople)
    .innerJoin(users, and(eq(users.accountId, casePeople.accountId), eq(users.userId, casePeople.userId)))
    .where(and(eq(casePeople.accountId, accountId), eq(casePeople.caseId, caseId)))
  const guests = people.filter(({ level }) => level === 'guest')
  return {
    members: new Set(listed.map(({ userId }) => userId)),
    guestsThere: listed.filter(({ levelRank }) => levelRank === GUEST).length,
    firmDomains: await findFirmDomains(db, accountId, guests),
    caseOfGuest: await findCasesOf(
      db,
      accountId,
      guests.map(({ userId }) => userId),
    ),
  }
}

/** Why somebody cannot join; null when they can. */
export function joinRefusal({ userId, email, level, status }: Joiner, joining: Joining): ErrorCode | null {
  if (joining.members.has(userId)) return 'case.person-there'
  if (status === 'inactive') return 'case.person-inactive'
  if (level !== 'guest') return null
  return guestRefusal({
    email,
    firmDomains: joining.firmDomains,
    isOnOtherCase: joining.caseOfGuest.has(userId),
    guestsThere: joining.guestsThere,
  })
}

/** Which domains of these people's addresses are also those of active paid users, some left out. */
export async function findFirmDomains(
  db: Queryable,
  accountId: string,
  people: readonly Pick<Joiner, 'email'>[],
  leftOut: readonly Pick<Joiner, 'userId'>[] = [],
): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const domain = sql<string>`split_part(${users.emailKey}, '@', 2)`
  const found = await db
    .selectDistinct({ domain })
    .from(users)
    .where(
      and(
        eq(users.accountId, accountId),
        eq(users.status, 'active'),
        lt(users.levelRank, GUEST),
        inArray(domain, [...new Set(people.map(({ email }) => domainOf(email)))]),
        notInArray(
          users.userId,
          leftOut.map(({ userId }) => userId),
        ),
      ),
    )
  return new Set(found.map((row) => row.domain))
}

/** How many active guests are at each of some domains, where that is anybody. */
export async function countGuestsAt(
  db: Queryable,
  accountId: string,
  domains: readonly string[],
): Promise<Map<string, number>> {
  if (domains.length === 0) return new Map()
  const domain = sql<string>`split_part(${users.emailKey}, '@', 2)`
  const found = await db
    .select({ domain, guests: count() })
    .from(users)
    .where(
      and(
        eq(users.accountId, accountId),
        eq(users.levelRank, GUEST),
        eq(users.status, 'active'),
        inArray(domain, [...domains]),
      ),
    )
    // By place: the same expression with parameters of its own is not taken for the same.
    .groupBy(sql`1`)
  return new Map(found.map(({ domain, guests }) => [domain, guests]))
}

/** The case that each of these guests is on; where it is several, the last one by number. */
export async function findCasesOf(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
): Promise<Map<string, NamedCase>> {
  if (userIds.length === 0) return new Map()
  const found = await db
    .select({
      userId: casePeople.userId,
      caseId: cases.caseId,
      number: cases.number,
      name: cases.name,
      status: cases.status,
    })
    .from(casePeople)
    .innerJoin(cases, and(eq(cases.accountId, casePeople.accountId), eq(cases.caseId, casePeople.caseId)))
    .where(and(eq(casePeople.accountId, accountId), inArray(casePeople.userId, [...userIds])))
    .orderBy(asc(cases.numberOrder))
  return new Map(found.map(({ userId, ...named }) => [userId, named]))
}
