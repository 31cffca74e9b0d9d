import { useState } from 'react'
import { type Level, levelFacts, levels, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { hashOfHandingOver } from '../../../hand-over-address.ts'
import { goTo } from '../../../stores/location.ts'
import { notify } from '../../../stores/notices.ts'
import { type Asked, ask, type Person } from '../asked.ts'
import { seatWord } from '../level-words.ts'
import { ActDialog } from './act-dialog.tsx'
import { ActNotes } from './act-notes.tsx'
import styles from './dialogs.module.css'
import { KeptCase } from './kept-case.tsx'
import { LastAdministrator } from './last-administrator.tsx'
import { LevelChange } from './level-change.tsx'
import { LostWork, type LostWorkChoice } from './lost-work.tsx'
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
  const [keepCaseId, setKeepCaseId] = useState<string>()
  const [workGoes, setWorkGoes] = useState<LostWorkChoice | null>(null)
  const kept = chosen === 'guest' ? keepCaseId : undefined
  const facts = useActOnUser(user.userId, 'changeLevel', {
    to: level && (chosen ?? anotherLevel(level)),
    keepCaseId: kept,
  })
  const { details, preview } = facts
  const name = details?.name ?? user.name
  if (details && details.level !== level) setLevel(details.level)

  const to = chosen === details?.level ? undefined : chosen
  const mustChoose = to === 'guest' && (details?.caseCount ?? 0) > 1
  const isPossible = opened && to !== undefined && details !== undefined && !(mustChoose && !kept)
  const effect = preview?.levelEffect?.to === to ? (preview?.levelEffect ?? undefined) : undefined
  const lostWork = effect && !(mustChoose && !kept) && effect.lostWork.cases > 0 ? effect.lostWork : undefined
  const confirmation = useConfirmation(
    'users.changeLevel',
    isPossible
      ? {
          act: 'changeLevel',
          userIds: [user.userId],
          level: to,
          ...(mustChoose && { keepCaseId: kept }),
        }
      : undefined,
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
  const goesOn = lostWork !== undefined && workGoes === 'handOver'

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
      button={
        goesOn
          ? {
              kind: 'primary',
              label: 'Hand over first…',
              onPress: () => {
                onClose()
                goTo(hashOfHandingOver(user.userId))
              },
            }
          : {
              kind: givesUpOwnPowers ? 'danger' : 'primary',
              label: to
                ? withAmount(makeWords(to, isLastQuestion), money.quote, makeWords(to, isLastQuestion))
                : 'Change level',
              disabledReason: !to
                ? 'Choose another level first'
                : mustChoose && !kept
                  ? 'Choose the case to keep first'
                  : lostWork && workGoes === null
                    ? 'Say what becomes of the open work first'
                    : undefined,
              onPress: () => {
                if (givesUpOwnPowers && !isSure) setIsSure(true)
                else confirmation.confirm(lostWork && workGoes === 'leave' ? { leaveWork: true } : undefined)
              },
            }
      }
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
              setWorkGoes(null)
              setIsSure(false)
            }}
          />
          {to && (
            <div className={styles.beside}>
              <LevelChange
                user={details}
                to={to}
                effect={effect}
                invitationsVoided={preview.invitationsVoided}
                onLeave={onClose}
              />
              <div className={styles.blocks}>
                {mustChoose && <KeptCase user={details} value={kept} onChange={setKeepCaseId} />}
                {lostWork && (
                  <LostWork work={lostWork} holder={name} choice={workGoes} onChoice={setWorkGoes} />
                )}
                {isPossible && <MoneyBlock money={money} />}
              </div>
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
