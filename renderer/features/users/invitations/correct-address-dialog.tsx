import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { INVITATION_DAYS } from '../../../../shared/rules/invitations.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { formatDate } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { MAIL_OFF_REMARK, useIsMailOff } from '../delivery-words.ts'
import { InvitationNotes } from './invitation-notes.tsx'
import { useCurrentInvitation } from './use-current-invitation.ts'

/** The right address for somebody whose invitation went astray; the old link dies. */
export function CorrectAddressDialog({
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
  const offline = useOfflineReason()
  const isMailOff = useIsMailOff()
  const form = useForm({
    operation: 'invitations.correctAddress',
    initial: { address: asked.email },
    toInput: ({ address }) => ({
      invitationId: invitation.invitationId,
      version: invitation.version,
      address,
    }),
    fieldOfCode: {
      'address.invalid': 'address',
      'invitation.pending': 'address',
      'invitation.user-exists': 'address',
      'invitation.user-inactive': 'address',
      'invitation.recipient-limit': 'address',
    },
  })
  const confirm = async () => {
    if (offline) return
    const row = await form.submit()
    if (!row) return refresh()
    onClose()
    notify({
      tone: 'success',
      text: isMailOff
        ? `Invitation now goes to ${row.email}, valid until ${formatDate(row.expiresAt, account.timeZone)}.${MAIL_OFF_REMARK}`
        : `Invitation sent to ${row.email}, valid until ${formatDate(row.expiresAt, account.timeZone)}.`,
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Correct the address of this invitation?"
      size="sm"
      busy={form.busy}
      onSubmit={() => void confirm()}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button
              type="submit"
              kind="primary"
              busy={form.busy}
              disabledReason={offline ?? (form.isDirty ? undefined : 'Change the address first')}
            >
              Correct and send
            </Button>
          }
        />
      }
    >
      <Stack>
        <InvitationNotes changed={changed && opened && !form.busy} refusal={form.refusal ?? null} />
        <TextField
          {...form.field('address')}
          label="E-mail address"
          type="email"
          autoComplete="off"
          data-autofocus
        />
        <p>
          {`The link that went to ${invitation.email} stops working at once. A new one goes to the corrected address and holds for ${INVITATION_DAYS} days.`}
        </p>
      </Stack>
    </Dialog>
  )
}
