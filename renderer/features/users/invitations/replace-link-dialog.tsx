import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { INVITATION_DAYS } from '../../../../shared/rules/invitations.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { formatDate } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { MAIL_OFF_REMARK, useIsMailOff } from '../delivery-words.ts'
import { InvitationNotes } from './invitation-notes.tsx'
import { useCurrentInvitation } from './use-current-invitation.ts'

/** A new link in place of one that may be in the wrong hands. */
export function ReplaceLinkDialog({
  opened,
  onClose,
  invitation: asked,
}: {
  opened: boolean
  onClose(): void
  invitation: InvitationRow
}) {
  const { account } = useSignedIn()
  const { invitation, changed, refresh } = useCurrentInvitation(asked)
  const replace = useAct('invitations.replaceLink')
  const offline = useOfflineReason()
  const isMailOff = useIsMailOff()

  const confirm = async () => {
    const { invitationId, version } = invitation
    const row = await replace.run({ invitationId, version })
    if (!row) return refresh()
    onClose()
    const until = formatDate(row.expiresAt, account.timeZone)
    notify({
      tone: 'success',
      text: isMailOff
        ? `The link of ${row.email} was replaced, valid until ${until}.${MAIL_OFF_REMARK}`
        : `A new link was sent to ${row.email}, valid until ${until}.`,
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Replace the link of ${invitation.email}?`}
      size="sm"
      busy={replace.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={replace.busy}
          action={
            <Button
              kind="primary"
              busy={replace.busy}
              disabledReason={offline}
              onClick={() => void confirm()}
            >
              Replace link
            </Button>
          }
        />
      }
    >
      <Stack>
        <InvitationNotes changed={changed && opened && !replace.busy} refusal={replace.error} />
        <p>The old link stops working at once, wherever it was copied or forwarded to.</p>
        <p>{`A new link is sent to ${invitation.email} and holds for ${INVITATION_DAYS} days.`}</p>
      </Stack>
    </Dialog>
  )
}
