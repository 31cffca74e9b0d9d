import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { formatDate } from '../../../format.ts'
import { notify } from '../../../stores/notices.ts'
import { MAIL_OFF_REMARK, useIsMailOff } from '../delivery-words.ts'
import { refusalOf } from './refusal-of.ts'

/** Sends an invitation again and says until when it holds. Answers whether it was sent. */
export function useResend() {
  const { account } = useSignedIn()
  const { runOrThrow } = useAct('invitations.resend')
  const isMailOff = useIsMailOff()
  return async (invitationId: string): Promise<InvitationRow | undefined> => {
    try {
      const row = await runOrThrow({ invitationId })
      const until = formatDate(row.expiresAt, account.timeZone)
      notify({
        tone: 'success',
        text: isMailOff
          ? `Invitation to ${row.email} is valid again until ${until}.${MAIL_OFF_REMARK}`
          : `Invitation to ${row.email} sent again, valid until ${until}.`,
      })
      return row
    } catch (error) {
      notify({ tone: 'failure', text: refusalOf(error) })
      return undefined
    }
  }
}
