import { and, eq, ne, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { errorCatalogue } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { numberOrder } from '../../../shared/rules/cases.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import type { Tx } from '../../database/open.ts'
import { cases } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { type ActivityKind, recordActivity } from '../activity/record.ts'
import { describeCase } from './details.ts'
import { factsOf, joinCase } from './join-and-leave.ts'
import type { StoredCase } from './list-queries.ts'
import { requireVersion } from './one-case.ts'

/** Opens a case; whoever does so is on it. */
export async function createCase(
  scope: WriteScope,
  { number, name }: Parsed<'cases.create'>,
): Promise<Output<'cases.create'>> {
  const { tx, actor, now } = scope
  const { accountId, userId } = actor
  const caseId = uuid7()
  await requireFreeNumber(tx, accountId, { number, caseId })
  const named = { caseId, number, name }
  await tx.insert(cases).values({
    accountId,
    ...named,
    ...keysOf(named),
    status: 'open',
    openedAt: now,
    createdBy: userId,
  })
  const activityId = await record(scope, 'case.created', named)
  await joinCase(scope, named, [{ userId, activityId }])
  await announce(tx, accountId, 'cases.changed', {})
  return describeCase(tx, actor, caseId)
}

/** Gives a case another number or name. */
export async function changeCase(
  scope: WriteScope,
  { number, name, ...input }: Parsed<'cases.change'>,
): Promise<Output<'cases.change'>> {
  const { tx, actor } = scope
  const before = await requireVersion(tx, actor, input)
  await requireFreeNumber(tx, actor.accountId, { number, caseId: before.caseId })
  if (before.number !== number || before.name !== name) {
    await update(scope, before, { number, name, ...keysOf({ number, name }) })
    await record(scope, 'case.changed', before, { toNumber: number, toName: name })
  }
  return describeCase(tx, actor, before.caseId)
}

/** Closes a case. */
export async function closeCase(
  scope: WriteScope,
  input: Parsed<'cases.close'>,
): Promise<Output<'cases.close'>> {
  const { tx, actor, now } = scope
  const before = await requireVersion(tx, actor, input)
  if (before.status === 'closed') throw new AppError('case.already-closed')
  await update(scope, before, { status: 'closed', closedAt: now })
  await record(scope, 'case.closed', before)
  return describeCase(tx, actor, before.caseId)
}

/** Opens a closed case again. */
export async function reopenCase(
  scope: WriteScope,
  input: Parsed<'cases.reopen'>,
): Promise<Output<'cases.reopen'>> {
  const { tx, actor } = scope
  const before = await requireVersion(tx, actor, input)
  if (before.status === 'open') throw new AppError('case.already-open')
  await update(scope, before, { status: 'open', closedAt: null })
  await record(scope, 'case.reopened', before)
  return describeCase(tx, actor, before.caseId)
}

/** What a case is searched and sorted by. */
export function keysOf({ number, name }: Pick<StoredCase, 'number' | 'name'>) {
  return { numberKey: searchKey(number), numberOrder: numberOrder(number), nameKey: searchKey(name) }
}

async function update(
  { tx, actor }: WriteScope,
  { accountId, caseId }: StoredCase,
  change: Partial<StoredCase>,
): Promise<void> {
  await tx
    .update(cases)
    .set({ ...change, version: sql`${cases.version} + 1` })
    .where(and(eq(cases.accountId, accountId), eq(cases.caseId, caseId)))
  await announce(tx, actor.accountId, 'cases.changed', {})
}

function record(
  { tx, actor, now }: WriteScope,
  kind: ActivityKind,
  about: Pick<StoredCase, 'caseId' | 'number' | 'name'>,
  facts: Record<string, string> = {},
): Promise<string> {
  return recordActivity(tx, actor.accountId, now, {
    kind,
    actor,
    subject: { id: about.caseId, name: about.name },
    facts: { ...factsOf(about), ...facts },
  })
}

async function requireFreeNumber(
  tx: Tx,
  accountId: string,
  { number, caseId }: { number: string; caseId: string },
): Promise<void> {
  const [taken] = await tx
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(
      and(eq(cases.accountId, accountId), eq(cases.numberKey, searchKey(number)), ne(cases.caseId, caseId)),
    )
  if (!taken) return
  const { message } = errorCatalogue['case.number-taken']
  throw new AppError('case.number-taken', undefined, { fields: [{ path: 'number', message }] })
}
