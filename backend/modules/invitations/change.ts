import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WriteScope } from '../../scope.ts'
import { requireOfferable } from '../cases/offered.ts'
import { readGuestVerdicts } from './guest-verdicts.ts'
import { findOfferedCases, numbersOf, replaceOfferedCases } from './offered-cases.ts'
import { readRow, requireOpenAsSeen, tellOf, vouchedFor } from './one-invitation.ts'
import { updateInvitation } from './queries.ts'

/** Changes the level that the person will have and the cases they will join; the link stays. */
export async function changeInvitation(
  scope: WriteScope,
  input: Parsed<'invitations.change'>,
): Promise<Output<'invitations.change'>> {
  const { tx, actor } = scope
  const invitation = await requireOpenAsSeen(scope, input)
  const { accountId, invitationId } = invitation
  const { level, caseIds } = input
  const offered = (await findOfferedCases(tx, accountId, [invitationId])).get(invitationId) ?? []
  const chosen = await requireOfferable(tx, actor, { level, caseIds, offered })
  const areSameCases =
    chosen.length === offered.length && chosen.every(({ caseId }, at) => caseId === offered[at]?.caseId)
  if (level === invitation.level && areSameCases) return readRow(scope, invitationId)

  const address = { address: invitation.email, key: invitation.emailKey }
  const verdicts = await readGuestVerdicts(tx, accountId, { level, cases: chosen }, [address])
  const refusal = verdicts.refuse(address)
  if (refusal) throw new AppError('invitation.guest-rule', { reason: refusal })
  await updateInvitation(tx, invitation, { level, ...vouchedFor(scope, level) })
  if (!areSameCases) await replaceOfferedCases(tx, accountId, invitationId, caseIds)
  if (level !== invitation.level)
    await tellOf(scope, 'invitation.level-changed', invitation, { from: invitation.level, to: level })
  if (!areSameCases) await tellOf(scope, 'invitation.cases-changed', invitation, numbersOf(chosen))
  return readRow(scope, invitationId)
}
