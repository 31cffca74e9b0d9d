import type { UserDetails } from '../../../../shared/model/user.ts'
import { levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { ask, type Person } from '../asked.ts'
import { type ActBlock, ActBlocks } from './act-blocks.tsx'
import { ActNotes } from './act-notes.tsx'
import { AwaitPreview } from './await-preview.tsx'
import { NotPossible } from './not-possible.tsx'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'

/** Gives access back, after saying what comes back. */
export function ReactivateDialog({
  opened,
  onClose,
  user,
}: {
  opened: boolean
  onClose(): void
  user: Person
}) {
  const facts = useActOnUser(user.userId, 'reactivate')
  const reactivate = useAct('users.reactivate')
  const offline = useOfflineReason()
  const { details, preview } = facts
  const name = details?.name ?? user.name

  const isAsking = opened && !reactivate.busy
  if (isAsking && details && preview?.refusal === 'user.already-active')
    return <NotPossible {...{ opened, onClose, details }} title={`${name} is active already`} />

  const confirm = async () => {
    if (!preview) return
    const row = await reactivate.run({ userId: user.userId, version: preview.version })
    if (!row) return facts.refresh()
    onClose()
    notify({
      tone: 'success',
      text: `${row.name} is active again as ${levelFacts[row.level].name}.`,
      action: { label: 'Undo', run: () => ask({ act: 'deactivate', user: row }) },
    })
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Reactivate ${name}?`}
      busy={reactivate.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={reactivate.busy}
          action={
            <Button
              kind="primary"
              busy={reactivate.busy}
              disabledReason={offline ?? (preview ? undefined : 'Wait a moment')}
              onClick={() => void confirm()}
            >
              Reactivate user
            </Button>
          }
        />
      }
    >
      <AwaitPreview facts={facts}>
        {details && preview && (
          <Stack>
            <ActNotes changed={facts.changed && isAsking} refusal={reactivate.error} name={name} />
            <PersonLine user={details} />
            <ActBlocks blocks={planOfReactivation(details)} />
          </Stack>
        )}
      </AwaitPreview>
    </Dialog>
  )
}

/** What reactivating does, subject by subject. */
function planOfReactivation(user: UserDetails): ActBlock[] {
  const { isPaidSeat, summary } = levelFacts[user.level]
  return [
    {
      title: 'Access',
      lines: [`${user.name} can sign in again from now on, with the same address and password.`],
    },
    {
      title: 'What comes back',
      lines: [`The level from before: ${levelWithArticle(user.level)}. ${summary}`],
    },
    {
      title: 'Seat',
      lines: [isPaidSeat ? 'This takes a paid seat again.' : 'This level is free.'],
    },
  ]
}
