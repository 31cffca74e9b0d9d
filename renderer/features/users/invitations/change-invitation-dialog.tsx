import { useState } from 'react'
import type { NamedCase } from '../../../../shared/model/case.ts'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { formatDate, formatList } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { CaseChoice } from '../case-choice/case-choice.tsx'
import { LevelCards } from '../invite/level-cards.tsx'
import { acceptanceCost, useSeatEstimate } from '../invite/seat-cost.ts'
import { InvitationNotes } from './invitation-notes.tsx'
import { useCurrentInvitation } from './use-current-invitation.ts'

/** Another level or other cases for somebody who was invited; the link stays. */
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
  const change = useAct('invitations.change')
  const offline = useOfflineReason()
  const [level, setLevel] = useState(asked.level)
  const estimate = useSeatEstimate()
  const [cases, setCases] = useState<readonly NamedCase[]>(asked.cases)
  const isSameLevel = level === invitation.level
  const isSame = isSameLevel && idsOf(cases) === idsOf(invitation.cases)
  const mustChoose = level === 'guest' && cases.length > 1

  const confirm = async () => {
    const { invitationId, version } = invitation
    const row = await change.run({ invitationId, version, level, caseIds: cases.map(({ caseId }) => caseId) })
    if (!row) return refresh()
    onClose()
    notify({
      tone: 'success',
      text: `${row.email} is now invited as ${levelWithArticle(row.level)}${toJoin(row)}, valid until ${formatDate(row.expiresAt, account.timeZone)}.`,
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Change level or cases of the invitation to ${invitation.email}?`}
      size="xl"
      busy={change.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={change.busy}
          note={`The link that was sent keeps working.${isSameLevel ? '' : ` It would be ${acceptanceCost(level, estimate)}.`}`}
          action={
            <Button
              kind="primary"
              busy={change.busy}
              disabledReason={
                offline ??
                (mustChoose
                  ? 'Choose the one case first'
                  : isSame
                    ? 'Choose another level or other cases first'
                    : undefined)
              }
              onClick={() => void confirm()}
            >
              {isSameLevel ? 'Change cases' : `Invite as ${levelFacts[level].name}`}
            </Button>
          }
        />
      }
    >
      <Stack>
        <InvitationNotes changed={changed && opened && !change.busy} refusal={change.error} />
        <LevelCards value={level} onChange={setLevel} />
        <CaseChoice
          level={level}
          value={cases}
          onChange={setCases}
          error={
            mustChoose ? 'A guest is on one case only. Remove the others, or choose the one.' : undefined
          }
        />
      </Stack>
    </Dialog>
  )
}

function idsOf(cases: readonly NamedCase[]): string {
  return cases
    .map(({ caseId }) => caseId)
    .sort()
    .join()
}

function toJoin({ cases }: InvitationRow): string {
  return cases.length === 0 ? '' : `, to join ${formatList(cases.map(({ number }) => number))}`
}
