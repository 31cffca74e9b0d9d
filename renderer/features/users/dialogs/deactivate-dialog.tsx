import { useState } from 'react'
import type { UserDetails } from '../../../../shared/model/user.ts'
import type { UserActPreview } from '../../../../shared/model/user-act.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Stack } from '../../../components/stack.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { formatCount } from '../../../format.ts'
import { hashOfHandingOver } from '../../../hand-over-address.ts'
import { goTo } from '../../../stores/location.ts'
import { notify } from '../../../stores/notices.ts'
import { ask, type Person } from '../asked.ts'
import { type ActBlock, ActBlocks } from './act-blocks.tsx'
import { ActDialog } from './act-dialog.tsx'
import { ActNotes } from './act-notes.tsx'
import styles from './dialogs.module.css'
import { LastAdministrator } from './last-administrator.tsx'
import { MoneyBlock } from './money-block.tsx'
import { bookedSentence, withAmount } from './money-words.ts'
import { NotPossible } from './not-possible.tsx'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'
import { useConfirmation } from './use-confirmation.ts'
import { type HandOverAtOnce, remindOfWork, WorkBlock, type WorkChoice } from './work-block.tsx'

/** Ends somebody's access, after saying what that means and what it credits. */
export function DeactivateDialog({
  opened,
  onClose,
  user,
  handOver,
}: {
  opened: boolean
  onClose(): void
  user: Person
  /** Work that is handed over in the same transaction. */
  handOver?: HandOverAtOnce | undefined
}) {
  const facts = useActOnUser(user.userId, 'deactivate')
  const [reason, setReason] = useState('')
  const [workGoes, setWorkGoes] = useState<WorkChoice>('leave')
  const { details, preview } = facts
  const name = details?.name ?? user.name
  const isPossible = opened && preview?.refusal === null
  const confirmation = useConfirmation(
    'users.deactivate',
    isPossible ? { act: 'deactivate', userIds: [user.userId] } : undefined,
    {
      onDone: ([row], quote, handOverId) => {
        if (opened) onClose()
        if (!row) return
        handOver?.onDone(handOverId)
        notify({
          tone: 'success',
          text: `${row.name} was deactivated${bookedSentence(quote) ? '.' : ' and is signed out everywhere.'}${bookedSentence(quote)}`,
          action: { label: 'Undo', run: () => ask({ act: 'reactivate', user: row }) },
        })
        remindOfWork(row, preview?.work, handOver?.placements.length ?? 0)
      },
      onRefused: (refusal) => {
        if (handOver?.onRefused(refusal)) onClose()
        facts.refresh()
      },
    },
  )
  const { booking, money } = confirmation

  const isAsking = opened && !booking.busy && !booking.isUnknown
  if (isAsking && preview?.refusal === 'user.last-administrator') {
    const wanted = { act: 'deactivate' as const, user }
    return <LastAdministrator {...{ opened, onClose, name, wanted }} candidates={preview.candidates} />
  }
  if (isAsking && details && preview?.refusal === 'user.already-inactive')
    return <NotPossible {...{ opened, onClose, details }} title={`${name} is inactive already`} />
  const goesOn = workGoes === 'handOver' && !handOver
  const reasonProblem = booking.error?.fields?.find(({ path }) => path === 'reason')?.message

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={`Deactivate ${name}?`}
      size="xl"
      facts={facts}
      confirmation={confirmation}
      showsRefusal={reasonProblem === undefined}
      button={
        goesOn
          ? {
              kind: 'primary',
              label: 'Choose receivers…',
              onPress: () => {
                onClose()
                goTo(hashOfHandingOver(user.userId, 'deactivate'))
              },
            }
          : {
              kind: 'deactivate',
              label: handOver
                ? withAmount('Hand over, deactivate', money.quote, 'Hand over and deactivate')
                : withAmount('Deactivate', money.quote, 'Deactivate user'),
              onPress: () =>
                confirmation.confirm({
                  ...(reason.trim() !== '' && { reason }),
                  ...(handOver && { placements: [...handOver.placements] }),
                }),
            }
      }
    >
      {details && preview && (
        <>
          <ActNotes changed={facts.changed && isAsking} name={name} />
          <PersonLine user={details} />
          <div className={styles.withMoney}>
            <Stack>
              <ActBlocks blocks={planOfDeactivation(details, preview)} />
              <WorkBlock
                work={preview.work}
                name={details.name}
                sentences={handOver?.sentences}
                choice={workGoes}
                onChoice={setWorkGoes}
              />
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
            <MoneyBlock money={money} />
          </div>
        </>
      )}
    </ActDialog>
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
