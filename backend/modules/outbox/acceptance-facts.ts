import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import type { ActivityKind } from '../activity/record.ts'

const JOINED: ActivityKind = 'case.person-joined'
const MISSED: ActivityKind = 'case.person-missed'

/** One case that was offered with an invitation; with the reason when it could not be joined. */
const casesOfAcceptance = z.array(
  z.object({ number: z.string(), name: z.string(), reason: z.string().nullable() }),
)

/** The cases of a message about an acceptance, from its facts. */
export const casesFact = z
  .string()
  .default('[]')
  .transform((text) => casesOfAcceptance.parse(JSON.parse(text)))

/** Which cases somebody joined by accepting, and which they could not and why: as the events tell it. */
export async function findCasesOfAcceptance(
  db: Queryable,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<{ cases: string }> {
  const found = await db
    .select({ kind: activity.kind, facts: activity.facts })
    .from(activity)
    .where(
      and(
        eq(activity.accountId, accountId),
        eq(activity.subjectId, userId),
        inArray(activity.kind, [JOINED, MISSED]),
      ),
    )
    .orderBy(asc(activity.sequence))
  const told = found.map(({ kind, facts }) => ({
    number: String(facts.number),
    name: String(facts.caseName),
    reason: kind === MISSED ? String(facts.reason) : null,
  }))
  return { cases: JSON.stringify(told) }
}
