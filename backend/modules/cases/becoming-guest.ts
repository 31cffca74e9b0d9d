import { and, count, eq, inArray } from 'drizzle-orm'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { guestRefusal } from '../../../shared/rules/guests.ts'
import type { Queryable } from '../../database/open.ts'
import { casePeople, users } from '../../database/tables/index.ts'
import { findFirmDomains, type Joiner } from './joining.ts'

/**
 * Who of some people cannot become guests all together, and why: the cases they are on must be such that they could join
 * them as guests. Who is on no case is judged when they join one. Of a single person on several cases, the one to keep
 * may be chosen.
 */
export async function refuseBecomingGuests(
  db: Queryable,
  accountId: string,
  people: readonly Joiner[],
  keepCaseId?: string,
): Promise<Map<string, ErrorCode>> {
  const casesOf = await findCaseIdsOf(
    db,
    accountId,
    people.map(({ userId }) => userId),
  )
  const listed = people.filter(({ userId }) => casesOf.has(userId))
  if (listed.length === 0) return new Map()
  const firmDomains = await findFirmDomains(db, accountId, listed, people)
  const guestsOn = await countGuestsOn(
    db,
    accountId,
    keepCaseId === undefined
      ? [...casesOf.values()].flatMap((own) => (own.length === 1 ? own : []))
      : [keepCaseId],
  )
  const refused = new Map<string, ErrorCode>()
  for (const { userId, email } of listed) {
    const own = casesOf.get(userId) ?? []
    const caseId = keepCaseId ?? own[0] ?? ''
    const guestsThere = guestsOn.get(caseId) ?? 0
    const code =
      keepCaseId === undefined && own.length > 1
        ? 'guest.several-cases'
        : own.includes(caseId)
          ? guestRefusal({ email, firmDomains, isOnOtherCase: false, guestsThere })
          : 'case.person-not-there'
    if (code) refused.set(userId, code)
    else guestsOn.set(caseId, guestsThere + 1)
  }
  return refused
}

async function findCaseIdsOf(
  db: Queryable,
  accountId: string,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await db
    .select({ userId: casePeople.userId, caseId: casePeople.caseId })
    .from(casePeople)
    .where(and(eq(casePeople.accountId, accountId), inArray(casePeople.userId, [...userIds])))
  const casesOf = new Map<string, string[]>()
  for (const { userId, caseId } of found) {
    const own = casesOf.get(userId)
    if (own) own.push(caseId)
    else casesOf.set(userId, [caseId])
  }
  return casesOf
}

async function countGuestsOn(
  db: Queryable,
  accountId: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  const counted = await db
    .select({ caseId: casePeople.caseId, guests: count() })
    .from(casePeople)
    .innerJoin(users, and(eq(users.accountId, casePeople.accountId), eq(users.userId, casePeople.userId)))
    .where(
      and(
        eq(casePeople.accountId, accountId),
        inArray(casePeople.caseId, [...caseIds]),
        eq(users.level, 'guest'),
      ),
    )
    .groupBy(casePeople.caseId)
  return new Map(counted.map(({ caseId, guests }) => [caseId, guests]))
}
