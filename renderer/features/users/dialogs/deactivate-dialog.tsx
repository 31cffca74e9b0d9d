import { useState } from 'react'
import type { UserActPreview, UserDetails } from '../../../../shared/model/user.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { ask, type Person } from '../asked.ts'
import { type ActBlock, ActBlocks } from './act-blocks.tsx'
import { ActNotes } from './act-notes.tsx'
import { AwaitPreview } from './await-preview.tsx'
import { LastAdministrator } from './last-administrator.tsx'
import { NotPossible } from './not-possible.tsx'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'

/** Ends somebody's access, after saying what that means. */
export function DeactivateDialog({
  opened,
  onClose,
  user,
}: {
  opened: boolean
  onClose(): void
  user: Person
}) {
  const facts = useActOnUser(user.userId, 'deactivate')
  const deactivate = useAct('users.deactivate')
  const offline = useOfflineReason()
  const [reason, setReason] = useState('')
  const { details, preview } = facts
  const name = details?.name ?? user.name

  const isAsking = opened && !deactivate.busy
  if (isAsking && preview?.refusal === 'user.last-administrator') {
    const wanted = { act: 'deactivate' as const, user }
    return <LastAdministrator {...{ opened, onClose, name, wanted }} candidates={preview.candidates} />
  }
  if (isAsking && details && preview?.refusal === 'user.already-inactive')
    return <NotPossible {...{ opened, onClose, details }} title={`${name} is inactive already`} />

  const confirm = async () => {
    if (!preview) return
    const row = await deactivate.run({
      userId: user.userId,
      version: preview.version,
      ...(reason.trim() !== '' && { reason }),
    })
    if (!row) return facts.refresh()
    onClose()
    notify({
      tone: 'success',
      text: `${row.name} was deactivated and is signed out everywhere.`,
      action: { label: 'Undo', run: () => ask({ act: 'reactivate', user: row }) },
    })
  }
  const reasonProblem = deactivate.error?.fields?.find(({ path }) => path === 'reason')?.message

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Deactivate ${name}?`}
      busy={deactivate.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={deactivate.busy}
          action={
            <Button
              kind="deactivate"
              busy={deactivate.busy}
              disabledReason={offline ?? (preview ? undefined : 'Wait a moment')}
              onClick={() => void confirm()}
            >
              Deactivate user
            </Button>
          }
        />
      }
    >
      <AwaitPreview facts={facts}>
        {details && preview && (
          <Stack>
            <ActNotes
              changed={facts.changed && isAsking}
              refusal={reasonProblem ? null : deactivate.error}
              name={name}
            />
            <PersonLine user={details} />
            <ActBlocks blocks={planOfDeactivation(details, preview)} />
            <Textarea
              label="Reason"
              optional
              hint="Kept in the history of this user."
              rows={2}
              value={reason}
              error={reasonProblem}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Stack>
        )}
      </AwaitPreview>
    </Dialog>
  )
}

/** What deactivating does, subject by subject. */
function planOfDeactivation(user: UserDetails, preview: UserActPreview): ActBlock[] {
  const { sessionsEnding, invitationsVoided } = preview
  const subject = user.isYou ? 'You' : user.name
  const access =
    sessionsEnding > 0
      ? `Ends at once on ${formatCount(sessionsEnding, 'device')}. ${subject} cannot sign in to this account any more.`
      : `${subject} cannot sign in to this account any more. No device is signed in now.`
  return [
    {
      title: 'Access',
      lines: user.isYou
        ? [access, 'This is your own access: you are signed out as soon as you confirm.']
        : [access],
    },
    ...(invitationsVoided > 0
      ? [
          {
            title: 'Invitations',
            lines: [
              `${formatCount(invitationsVoided, 'pending Account Administrator invitation')} from ${user.name} ${invitationsVoided === 1 ? 'is' : 'are'} withdrawn: ${invitationsVoided === 1 ? 'its link stops' : 'their links stop'} working.`,
            ],
          },
        ]
      : []),
    {
      title: 'What stays',
      lines: [
        `Nothing is deleted. ${user.name} stays in lists and reports, marked inactive, and comes back as ${levelFacts[user.level].name} when reactivated.`,
      ],
    },
  ]
}
