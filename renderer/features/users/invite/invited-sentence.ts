import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { formatCount, formatDate, formatList } from '../../../format.ts'

const MOST_NAMED = 3

/** What sending led to: whom, until when, and whether it waits for a mail server. */
export function invitedSentence(
  invited: readonly InvitationRow[],
  timeZone: string,
  isMailOff: boolean,
): string {
  const [first] = invited
  if (!first) return ''
  const until = formatDate(first.expiresAt, timeZone)
  const isOne = invited.length === 1
  const whom =
    invited.length <= MOST_NAMED
      ? `${isOne ? 'Invitation' : 'Invitations'} to ${formatList(invited.map(({ email }) => email))}`
      : formatCount(invited.length, 'invitation')
  if (!isMailOff) return `${whom} sent, valid until ${until}.`
  return `${whom} made, valid until ${until}. ${isOne ? 'It waits' : 'They wait'} in the outbox: no mail server is set up.`
}
