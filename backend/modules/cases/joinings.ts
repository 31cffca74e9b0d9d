import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import type { Queryable } from '../../database/open.ts'
import type { StoredUser } from '../users/listing.ts'
import { findCasesOf, findFirmDomains, joinRefusal } from './joining.ts'
import { countPeople } from './list-queries.ts'
import { readSight } from './sight.ts'

/** Somebody who is to join a case. */
export interface Joins {
  caseId: string
  person: StoredUser
}

/**
 * Why each of several people cannot join a case, in this order and all together: whoever can takes their place before the
 * next one is judged. Null for those who can.
 */
export async function refuseJoins(
  db: Queryable,
  accountId: string,
  joins: readonly Joins[],
): Promise<(ErrorCode | null)[]> {
  if (joins.length === 0) return []
  const caseIds = [...new Set(joins.map(({ caseId }) => caseId))]
  const people = [...new Map(joins.map(({ person }) => [person.userId, person])).values()]
  const guests = people.filter(({ level }) => level === 'guest')
  const sight = await readSight(
    db,
    accountId,
    people.map(({ userId }) => userId),
    caseIds,
  )
  const there = guests.length > 0 ? await countPeople(db, accountId, caseIds) : new Map()
  const firmDomains = await findFirmDomains(db, accountId, guests)
  const caseOfGuest = await findCasesOf(
    db,
    accountId,
    guests.map(({ userId }) => userId),
  )
  const joinedGuests = new Map<string, string>()
  const joinedCases = new Map<string, number>()
  return joins.map(({ caseId, person }) => {
    const { userId } = person
    if (joinedGuests.has(userId)) return 'guest.on-other-case'
    const code = joinRefusal(person, {
      members: new Set(sight.isOn(userId, caseId) ? [userId] : []),
      guestsThere: (there.get(caseId)?.guests ?? 0) + (joinedCases.get(caseId) ?? 0),
      firmDomains,
      caseOfGuest,
    })
    if (code === null && person.level === 'guest') {
      joinedGuests.set(userId, caseId)
      joinedCases.set(caseId, (joinedCases.get(caseId) ?? 0) + 1)
    }
    return code
  })
}
