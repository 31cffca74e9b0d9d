import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { caseChanges, casePeople } from '../../database/tables/index.ts'
import type { WriteScope } from '../../scope.ts'
import type { StoredCase } from './list-queries.ts'

/** Somebody who joins or leaves, and the recorded event that tells of it. */
export interface Moving {
  userId: string
  activityId: string
}

/** Puts people on a case who may be there. */
export function joinCase(
  scope: WriteScope,
  { caseId }: Pick<StoredCase, 'caseId'>,
  people: readonly Moving[],
): Promise<void> {
  return insertJoins(
    scope,
    people.map((moving) => ({ ...moving, caseId })),
  )
}

/** Puts people on cases where they may be, each said to be added by the actor. */
export async function insertJoins(
  {
    tx,
    actor,
    now,
  }: Pick<WriteScope, 'tx' | 'now'> & { actor: Pick<WriteScope['actor'], 'accountId' | 'userId'> },
  joins: readonly (Moving & { caseId: string })[],
): Promise<void> {
  if (joins.length === 0) return
  const { accountId, userId: addedBy } = actor
  await tx
    .insert(casePeople)
    .values(joins.map(({ caseId, userId }) => ({ accountId, caseId, userId, addedAt: now, addedBy })))
  await tx.insert(caseChanges).values(
    joins.map(({ caseId, userId, activityId }) => ({
      accountId,
      changeId: uuid7(),
      caseId,
      userId,
      change: 'joined' as const,
      at: now,
      activityId,
    })),
  )
}

/** Takes people off a case who are on it. */
export function leaveCase(
  scope: WriteScope,
  { caseId }: Pick<StoredCase, 'caseId'>,
  people: readonly Moving[],
): Promise<void> {
  const { accountId } = actor
  await tx.delete(casePeople).where(
    and(
      eq(casePeople.accountId, accountId),
      eq(casePeople.caseId, caseId),
      inArray(
        casePeople.userId,
        people.map(({ userId }) => userId),
      ),
    ),
  )
  await tx.insert(caseChanges).values(
    people.map(({ userId, activityId }) => ({
      accountId,
      changeId: uuid7(),
      caseId,
      userId,
      change: 'left' as const,
      at: now,
      activityId,
    })),
  )
}

/** What a recorded event says about a case. */
export function factsOf({ caseId, number, name }: Pick<StoredCase, 'caseId' | 'number' | 'name'>) {
  return { caseId, number, caseName: name }
}
