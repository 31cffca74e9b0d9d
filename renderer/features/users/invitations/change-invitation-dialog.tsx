import { useState } from 'react'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { formatDate } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { LevelCards } from '../invite/level-cards.tsx'
import { acceptanceCost, useSeatEstimate } from '../invite/seat-cost.ts'
import { InvitationNotes } from './invitation-notes.tsx'
import { useCurrentInvitation } from './use-current-invitation.ts'

/** Another level for somebody who was invited; the link stays. */
export function ChangeInvitationDialog({
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
  const change = useAct('invitations.changeLevel')
  const offline = useOfflineReason()
  const [level, setLevel] = useState(asked.level)
  const estimate = useSeatEstimate()
  const isSame = level === invitation.level

  const confirm = async () => {
    const { invitationId, version } = invitation
    const row = await change.run({ invitationId, version, level })
    if (!row) return refresh()
    onClose()
    notify({
      tone: 'success',
      text: `${row.email} is now invited as ${levelWithArticle(row.level)}, valid until ${formatDate(row.expiresAt, account.timeZone)}.`,
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Change the level of the invitation to ${invitation.email}?`}
      size="xl"
      busy={change.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={change.busy}
          note={`The link that was sent keeps working.${isSame ? '' : ` It would be ${acceptanceCost(level, estimate)}.`}`}
          action={
            <Button
              kind="primary"
              busy={change.busy}
              disabledReason={offline ?? (isSame ? 'Choose another level first' : undefined)}
              onClick={() => void confirm()}
            >
              {isSame ? 'Change level' : `Invite as ${levelFacts[level].name}`}
            </Button>
          }
        />
      }
    >
      <Stack>
        <InvitationNotes changed={changed && opened && !change.busy} refusal={change.error} />
        <LevelCards value={level} onChange={setLevel} />
      </Stack>
    </Dialog>
  )
}
