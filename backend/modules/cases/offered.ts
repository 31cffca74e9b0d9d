import { and, asc, inArray } from 'drizzle-orm'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { NamedCase } from '../../../shared/model/case.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { cases } from '../../database/tables/index.ts'
import { type ActivityEntry, recordActivities } from '../activity/record.ts'
import { factsOf, insertJoins } from './join-and-leave.ts'
import { joinRefusal, readJoining } from './joining.ts'
import { countPeople } from './list-queries.ts'
import { type Viewer, visibleTo } from './visible-cases.ts'

/** A case that an invitation offers, and how many guests it has. */
export interface OfferedCase extends NamedCase {
  guests: number
}

/**
 * The cases that an invitation is to offer, by number: those the inviter sees, and open, or offered already. A guest is
 * offered one.
 */
export async function requireOfferable(
  db: Queryable,
  viewer: Viewer,
  {
    level,
    caseIds,
    offered = [],
  }: { level: Level; caseIds: readonly string[]; offered?: readonly NamedCase[] },
): Promise<OfferedCase[]> {
  if (level === 'guest' && caseIds.length > 1)
    throw new AppError('request.invalid', undefined, {
      fields: [{ path: 'caseIds', message: 'A guest is on one case only. Choose the one.' }],
    })
  if (caseIds.length === 0) return []
  const { caseId, number, name, status } = cases
  const found = await db
    .select({ caseId, number, name, status })
    .from(cases)
    .where(and(visibleTo(viewer), inArray(caseId, [...caseIds])))
    .orderBy(asc(cases.numberOrder), asc(caseId))
  if (found.length < caseIds.length) throw new AppError('case.not-found')
  const known = new Set(offered.map(({ caseId }) => caseId))
  const closed = found.find(({ caseId, status }) => status === 'closed' && !known.has(caseId))
  if (closed) throw new AppError('case.not-open', { caseId: closed.caseId, number: closed.number })
  const counts = await countPeople(db, viewer.accountId, caseIds)
  return found.map((one) => ({ ...one, guests: counts.get(one.caseId)?.guests ?? 0 }))
}

/** Somebody who accepted, and who offered them cases. */
interface Accepting {
  accountId: string
  person: { userId: string; name: string; email: string; level: Level }
  invitedBy: string
  offered: readonly NamedCase[]
  ip: string
  now: Date
}

/**
 * Puts somebody who accepted on the cases they were offered, as far as that is possible now. What is not possible does
 * not stand against the acceptance: it is recorded, with the reason.
 */
export async function joinOffered(
  tx: Tx,
  { accountId, person, invitedBy, offered: chosen, ip, now }: Accepting,
): Promise<{ joined: number; missed: number }> {
  const { userId, name } = person
  const decided: { offered: NamedCase; refusal: ErrorCode | null }[] = []
  for (const offered of chosen)
    decided.push({ offered, refusal: await whyNot(tx, accountId, person, offered) })
  const activityIds = await recordActivities(
    tx,
    accountId,
    now,
    decided.map(
      ({ offered, refusal }): ActivityEntry => ({
        kind: refusal ? 'case.person-missed' : 'case.person-joined',
        actor: { userId, name, ip },
        subject: { id: userId, name },
        facts: { ...factsOf(offered), ...(refusal && { code: refusal, reason: reasons[refusal] ?? '' }) },
      }),
    ),
  )
  const joins = decided.flatMap(({ offered: { caseId }, refusal }, index) => {
    const activityId = activityIds[index]
    return refusal === null && activityId ? [{ caseId, userId, activityId }] : []
  })
  await insertJoins({ tx, now, actor: { accountId, userId: invitedBy } }, joins)
  return { joined: joins.length, missed: chosen.length - joins.length }
}

/** Why an offered case is not joined, as a part of a sentence. */
const reasons: Partial<Record<ErrorCode, string>> = {
  'case.not-open': 'it is closed',
  'guest.case-full': 'it has its two guests already',
  'guest.firm-domain': 'the address is at a domain of the firm’s own paid users',
}

async function whyNot(
  tx: Tx,
  accountId: string,
  { userId, email, level }: Accepting['person'],
  { caseId, status }: NamedCase,
): Promise<ErrorCode | null> {
  if (status === 'closed') return 'case.not-open'
  if (level !== 'guest') return null
  const joiner = { userId, email, level, status: 'active' as const }
  return joinRefusal(joiner, await readJoining(tx, accountId, caseId, [joiner]))
}
