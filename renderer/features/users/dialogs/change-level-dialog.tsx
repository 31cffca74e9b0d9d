import { useState } from 'react'
import { type Level, levelFacts, levels, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { notify } from '../../../stores/notices.ts'
import { type Asked, ask, type Person } from '../asked.ts'
import { seatWord } from '../level-words.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActNotes } from './act-notes.tsx'
import styles from './dialogs.module.css'
import { LastAdministrator } from './last-administrator.tsx'
import { LevelChange } from './level-change.tsx'
import { MoneyBlock } from './money-block.tsx'
import { bookedSentence, withAmount } from './money-words.ts'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'
import { useConfirmation } from './use-confirmation.ts'

/** Gives somebody another permission level, after saying what they gain and lose and what it costs. */
export function ChangeLevelDialog({
  opened,
  onClose,
  user,
  to: suggested,
  afterwards,
}: {
  opened: boolean
  onClose(): void
  user: Person
  to?: Level
  afterwards?: Asked
}) {
  const [chosen, setChosen] = useState(suggested)
  const [isSure, setIsSure] = useState(false)
  const [level, setLevel] = useState<Level>()
  const facts = useActOnUser(user.userId, 'changeLevel', level && (chosen ?? anotherLevel(level)))
  const { details, preview } = facts
  const name = details?.name ?? user.name
  if (details && details.level !== level) setLevel(details.level)

  const to = chosen === details?.level ? undefined : chosen
  const isPossible = opened && details !== undefined && to !== undefined
  const confirmation = useConfirmation(
    'users.changeLevel',
    isPossible ? { act: 'changeLevel', userIds: [user.userId], level: to } : undefined,
    {
      onDone: ([row], quote) => {
        const before = quote.seats[0]?.from.level
        if (row && before) {
          notify({
            tone: 'success',
            text: `${row.name} is now ${levelWithArticle(row.level)}.${bookedSentence(quote)}`,
            action: { label: 'Undo', run: () => ask({ act: 'changeLevel', user: row, to: before }) },
          })
        }
        if (!opened) return
        if (afterwards) ask(afterwards)
        else onClose()
      },
      onRefused: facts.refresh,
    },
  )
  const { booking, money } = confirmation

  const isAsking = opened && !booking.busy && !booking.isUnknown
  if (isAsking && preview?.refusal === 'user.last-administrator') {
    const wanted: Asked = { act: 'changeLevel', user, ...(chosen && { to: chosen }) }
    return <LastAdministrator {...{ opened, onClose, name, wanted }} candidates={preview.candidates} />
  }

  const givesUpOwnPowers = details?.isYou === true && to !== undefined && !may(to, 'users.manage')
  const isLastQuestion = givesUpOwnPowers && isSure

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={`Change the permission level of ${name}?`}
      size="xl"
      facts={facts}
      confirmation={confirmation}
      note={
        isLastQuestion ? (
          <span role="alert" className={styles.warning}>
            You give up your own Account Settings at once. Only another Account Administrator can undo it.
          </span>
        ) : undefined
      }
      button={{
        kind: givesUpOwnPowers ? 'danger' : 'primary',
        label: to
          ? withAmount(makeWords(to, isLastQuestion), money.quote, makeWords(to, isLastQuestion))
          : 'Change level',
        disabledReason: to ? undefined : 'Choose another level first',
        onPress: () => {
          if (givesUpOwnPowers && !isSure) setIsSure(true)
          else confirmation.confirm()
        },
      }}
    >
      {details && preview && (
        <>
          <ActNotes changed={facts.changed && isAsking} name={name} />
          <PersonLine user={details} />
          <RadioCards
            legend="New permission level"
            columns={4}
            options={levels.map((one) => ({
              value: one,
              title: levelFacts[one].name,
              text: levelFacts[one].summary,
              note: seatWord(one),
              current: one === details.level ? 'Now' : undefined,
            }))}
            value={chosen ?? details.level}
            onChange={(next) => {
              if (!isAsking) return
              setChosen(next)
              setIsSure(false)
            }}
          />
          {to && (
            <div className={styles.beside}>
              <LevelChange user={details} to={to} invitationsVoided={preview.invitationsVoided} />
              <MoneyBlock money={money} />
            </div>
          )}
        </>
      )}
    </ActDialog>
  )
}

function makeWords(to: Level, isOwn: boolean): string {
  return `Make ${isOwn ? 'me ' : ''}${levelFacts[to].name}`
}

/** Any other level: asked about before one is chosen, since some people can be given none. */
function anotherLevel(level: Level): Level {
  return level === 'limited' ? 'standard' : 'limited'
}
