import { useState } from 'react'
import { type Level, levelFacts, levels, levelWithArticle } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { type Asked, ask, type Person } from '../asked.ts'
import { seatWord } from '../level-words.ts'
import { ActNotes } from './act-notes.tsx'
import { AwaitPreview } from './await-preview.tsx'
import styles from './dialogs.module.css'
import { LastAdministrator } from './last-administrator.tsx'
import { LevelChange } from './level-change.tsx'
import { PersonLine } from './person-line.tsx'
import { useActOnUser } from './use-act-on-user.ts'

/** Gives somebody another permission level, after saying what they gain and lose. */
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
  const changeLevel = useAct('users.changeLevel')
  const offline = useOfflineReason()
  const { details, preview } = facts
  const name = details?.name ?? user.name
  if (details && details.level !== level) setLevel(details.level)

  const isAsking = opened && !changeLevel.busy
  if (isAsking && preview?.refusal === 'user.last-administrator') {
    const wanted: Asked = { act: 'changeLevel', user, ...(chosen && { to: chosen }) }
    return <LastAdministrator {...{ opened, onClose, name, wanted }} candidates={preview.candidates} />
  }

  const to = chosen === details?.level ? undefined : chosen
  const givesUpOwnPowers = details?.isYou === true && to !== undefined && !may(to, 'users.manage')
  const mustAskAgain = givesUpOwnPowers && !isSure
  const confirm = async () => {
    if (!details || !preview || !to) return
    if (mustAskAgain) return setIsSure(true)
    const row = await changeLevel.run({ userId: user.userId, version: preview.version, level: to })
    if (!row) return facts.refresh()
    const before = details.level
    notify({
      tone: 'success',
      text: `${row.name} is now ${levelWithArticle(row.level)}.`,
      action: { label: 'Undo', run: () => ask({ act: 'changeLevel', user: row, to: before }) },
    })
    if (afterwards) ask(afterwards)
    else onClose()
  }

  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Change the permission level of ${name}?`}
      size="xl"
      busy={changeLevel.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={changeLevel.busy}
          note={
            givesUpOwnPowers && isSure ? (
              <span role="alert" className={styles.warning}>
                You give up your own Account Settings at once. Only another Account Administrator can undo it.
              </span>
            ) : undefined
          }
          action={
            <Button
              kind={givesUpOwnPowers ? 'danger' : 'primary'}
              busy={changeLevel.busy}
              disabledReason={offline ?? (to && preview ? undefined : 'Choose another level first')}
              onClick={() => void confirm()}
            >
              {to ? `Make ${givesUpOwnPowers && isSure ? 'me ' : ''}${levelFacts[to].name}` : 'Change level'}
            </Button>
          }
        />
      }
    >
      <AwaitPreview facts={facts}>
        {details && preview && (
          <Stack>
            <ActNotes changed={facts.changed && isAsking} refusal={changeLevel.error} name={name} />
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
                setChosen(next)
                setIsSure(false)
              }}
            />
            {to && <LevelChange user={details} to={to} invitationsVoided={preview.invitationsVoided} />}
          </Stack>
        )}
      </AwaitPreview>
    </Dialog>
  )
}

/** Any other level: asked about before one is chosen, since some people can be given none. */
function anotherLevel(level: Level): Level {
  return level === 'limited' ? 'standard' : 'limited'
}
