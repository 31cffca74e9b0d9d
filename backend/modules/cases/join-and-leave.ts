import { sql } from 'drizzle-orm'
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
  return deleteJoins(
    scope,
    people.map((moving) => ({ ...moving, caseId })),
  )
}

/** Takes people off cases they are on. */
export async function deleteJoins(
  { tx, actor, now }: WriteScope,
  leaves: readonly (Moving & { caseId: string })[],
): Promise<void> {
  if (leaves.length === 0) return
  const { accountId } = actor
  const caseIds = leaves.map(({ caseId }) => caseId)
  const userIds = leaves.map(({ userId }) => userId)
  await tx.execute(sql`
    delete from ${casePeople} as own
    using unnest(${sql.param(caseIds)}::uuid[], ${sql.param(userIds)}::uuid[]) as leaving (case_id, user_id)
    where own.account_id = ${accountId} and own.case_id = leaving.case_id and own.user_id = leaving.user_id`)
  await tx.insert(caseChanges).values(
    leaves.map(({ caseId, userId, activityId }) => ({
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
