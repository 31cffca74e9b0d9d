import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import { describeCase } from '../cases/details.ts'
import { requireCase } from '../cases/one-case.ts'
import { recordLeaving, requireOnCase } from '../cases/people.ts'
import { decideLeftWork, placeLeftWork } from './left-work.ts'

/** Takes somebody off a case; whoever saw it only for being on it sees it no more. */
export async function removePerson(
  scope: WriteScope,
  { caseId, userId, work }: Parsed<'cases.removePerson'>,
): Promise<Output<'cases.removePerson'>> {
  const { tx, actor } = scope
  const place = await requireCase(tx, actor, caseId)
  const person = await requireOnCase(tx, place, userId)
  const left = await decideLeftWork(scope, place, person, work)
  await recordLeaving(scope, place, person, left.facts)
  await placeLeftWork(scope, left)
  await announce(tx, actor.accountId, 'cases.changed', {})
  return describeCase(tx, actor, caseId)
}
