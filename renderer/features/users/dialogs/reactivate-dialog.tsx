import type { UserDetails } from '../../../../shared/model/user.ts'
import { levelFacts, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { notify } from '../../../stores/notices.ts'
import { ask, type Person } from '../asked.ts'
import { type ActBlock, ActBlocks } from './act-blocks.tsx'
import { ActDialog } from './act-dialog.tsx'
import { ActNotes } from './act-notes.tsx'
import styles from './dialogs.module.css'
import { MoneyBlock } from './money-block.tsx'
import { bookedSentence, withAmount } from './money-words.ts'
import { NotPossible } from './not-possible.tsx'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'
import { useConfirmation } from './use-confirmation.ts'

/** Gives access back, after saying what comes back and what is due. */
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
  const { details, preview } = facts
  const name = details?.name ?? user.name
  const isPossible = opened && preview?.refusal === null
  const confirmation = useConfirmation(
    'users.reactivate',
    isPossible ? { act: 'reactivate', userIds: [user.userId] } : undefined,
    {
      onDone: ([row], quote) => {
        if (opened) onClose()
        if (!row) return
        notify({
          tone: 'success',
          text: `${row.name} is active again as ${levelFacts[row.level].name}.${bookedSentence(quote)}`,
          action: { label: 'Undo', run: () => ask({ act: 'deactivate', user: row }) },
        })
      },
      onRefused: facts.refresh,
    },
  )
  const { booking, money } = confirmation

  const isAsking = opened && !booking.busy && !booking.isUnknown
  if (isAsking && details && preview?.refusal === 'user.already-active')
    return <NotPossible {...{ opened, onClose, details }} title={`${name} is active already`} />

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={`Reactivate ${name}?`}
      size="xl"
      facts={facts}
      confirmation={confirmation}
      button={{
        kind: 'primary',
        label: withAmount('Reactivate', money.quote, 'Reactivate user'),
        onPress: () => confirmation.confirm(),
      }}
    >
      {details && (
        <>
          <ActNotes changed={facts.changed && isAsking} name={name} />
          <PersonLine user={details} />
          <div className={styles.withMoney}>
            <ActBlocks blocks={planOfReactivation(details)} />
            <MoneyBlock money={money} />
          </div>
        </>
      )}
    </ActDialog>
  )
}

/** What reactivating does, subject by subject. */
function planOfReactivation(user: UserDetails): ActBlock[] {
  return [
    {
      title: 'Access',
      lines: [`${user.name} can sign in again from now on, with the same address and password.`],
    },
    {
      title: 'What comes back',
      lines: [`The level from before: ${levelWithArticle(user.level)}. ${levelFacts[user.level].summary}`],
    },
  ]
}
