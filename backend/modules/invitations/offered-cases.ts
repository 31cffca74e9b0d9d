import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { NamedCase } from '../../../shared/model/case.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { cases, invitationCases, invitations } from '../../database/tables/index.ts'

/** The cases that each of some invitations offers, by number. */
export async function findOfferedCases(
  db: Queryable,
  accountId: string,
  invitationIds: readonly string[],
): Promise<Map<string, NamedCase[]>> {
  const offered = new Map<string, NamedCase[]>()
  if (invitationIds.length === 0) return offered
  const found = await db
    .select({
      invitationId: invitationCases.invitationId,
      caseId: cases.caseId,
      number: cases.number,
      name: cases.name,
      status: cases.status,
    })
    .from(invitationCases)
    .innerJoin(
      cases,
      and(eq(cases.accountId, invitationCases.accountId), eq(cases.caseId, invitationCases.caseId)),
    )
    .where(
      and(
        eq(invitationCases.accountId, accountId),
        inArray(invitationCases.invitationId, [...invitationIds]),
      ),
    )
    .orderBy(asc(cases.numberOrder), asc(cases.caseId))
  for (const { invitationId, ...named } of found)
    offered.set(invitationId, [...(offered.get(invitationId) ?? []), named])
  return offered
}

/** How many cases an invitation offers. */
export async function countOfferedCases(
  db: Queryable,
  accountId: string,
  invitationId: string,
): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(invitationCases)
    .where(and(eq(invitationCases.accountId, accountId), eq(invitationCases.invitationId, invitationId)))
  return counted?.total ?? 0
}

/** How many guests have a pending invitation to a case. */
export async function countGuestsInvitedTo(
  db: Queryable,
  accountId: string,
  caseId: string,
): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(invitationCases)
    .innerJoin(
      invitations,
      and(
        eq(invitations.accountId, invitationCases.accountId),
        eq(invitations.invitationId, invitationCases.invitationId),
      ),
    )
    .where(
      and(
        eq(invitationCases.accountId, accountId),
        eq(invitationCases.caseId, caseId),
        eq(invitations.level, 'guest'),
        eq(invitations.state, 'pending'),
      ),
    )
  return counted?.total ?? 0
}

/** Offers these cases with these invitations. */
export async function offerCases(
  tx: Tx,
  accountId: string,
  invitationIds: readonly string[],
  caseIds: readonly string[],
): Promise<void> {
  const rows = invitationIds.flatMap((invitationId) =>
    caseIds.map((caseId) => ({ accountId, invitationId, caseId })),
  )
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx.insert(invitationCases).values(rows.slice(from, from + ROWS_AT_ONCE))
}

// A statement takes 65,535 parameters; a row has three.
const ROWS_AT_ONCE = 20_000

/** Offers these cases instead of those that the invitation offered. */
export async function replaceOfferedCases(
  tx: Tx,
  accountId: string,
  invitationId: string,
  caseIds: readonly string[],
): Promise<void> {
  await tx
    .delete(invitationCases)
    .where(and(eq(invitationCases.accountId, accountId), eq(invitationCases.invitationId, invitationId)))
  await offerCases(tx, accountId, [invitationId], caseIds)
}

/** The numbers of cases as a recorded event has them; nothing where there are none. */
export function numbersOf(offered: readonly Pick<NamedCase, 'number'>[]): { caseNumbers?: string } {
  if (offered.length === 0) return {}
  return {
    caseNumbers: `${offered.length === 1 ? 'case' : 'cases'} ${offered.map(({ number }) => number).join(', ')}`,
  }
}
