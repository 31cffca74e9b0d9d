import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { WriteScope } from '../../scope.ts'
import { readRow, requireOpenAsSeen, tellOf, vouchedFor } from './one-invitation.ts'
import { updateInvitation } from './queries.ts'

/** Changes the level that the person will have; the link stays. */
export async function changeInvitationLevel(
  scope: WriteScope,
  input: Parsed<'invitations.changeLevel'>,
): Promise<Output<'invitations.changeLevel'>> {
  const invitation = await requireOpenAsSeen(scope, input)
  const { level } = input
  if (level !== invitation.level) {
    await updateInvitation(scope.tx, invitation, { level, ...vouchedFor(scope, level) })
    await tellOf(scope, 'invitation.level-changed', invitation, { from: invitation.level, to: level })
  }
  return readRow(scope, input.invitationId)
}
