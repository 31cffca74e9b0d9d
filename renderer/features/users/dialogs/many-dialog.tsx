import { useState } from 'react'
import type { UserRow } from '../../../../shared/model/user.ts'
import { type Level, levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { may } from '../../../../shared/rules/permissions.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { notify } from '../../../stores/notices.ts'
import { type Asked, ask, type ManyAct } from '../asked.ts'
import { seatWord } from '../level-words.ts'
import { clearChosenUsers } from '../list/chosen-users.ts'
import { ActBlocks } from './act-blocks.tsx'
import { ActDialog } from './act-dialog.tsx'
import styles from './dialogs.module.css'
import { sumLostWork } from './level-effect-words.ts'
import type { LostWorkChoice } from './lost-work.tsx'
import { ManyEffect } from './many-effect.tsx'
import { hasEffect, leftOutSentence, manyBlocks, manyButton, manyDone, manyTitle } from './many-words.ts'
import { MoneyBlock } from './money-block.tsx'
import { withAmount } from './money-words.ts'
import { PeopleList } from './people-list.tsx'
import { RefusedPeople, refusedOf } from './refused-people.tsx'
import { type UserAct, useConfirmation } from './use-confirmation.ts'

const operations: Record<ManyAct, UserAct> = {
  deactivate: 'users.deactivate',
  reactivate: 'users.reactivate',
  changeLevel: 'users.changeLevel',
}

/** One act on several people: one quote for all of them, and all or nobody. */
export function ManyDialog({
  opened,
  onClose,
  what,
  users,
  to: suggested,
}: {
  opened: boolean
  onClose(): void
  what: ManyAct
  users: readonly UserRow[]
  to?: Level
}) {
  const { user: own } = useSignedIn()
  const [to, setTo] = useState(suggested)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [isSure, setIsSure] = useState(false)
  const [workGoes, setWorkGoes] = useState<LostWorkChoice | null>(null)

  const wanted = users.filter(({ userId }) => !leftOut.has(userId))
  const people = wanted.filter((user) => hasEffect(what, user, to))
  const alreadySo = wanted.filter((user) => !hasEffect(what, user, to))
  const userIds = people.map(({ userId }) => userId)
  const request =
    !opened || userIds.length === 0 || (what === 'changeLevel' && !to)
      ? undefined
      : what === 'changeLevel' && to
        ? { act: what, userIds, level: to }
        : what === 'changeLevel'
          ? undefined
          : { act: what, userIds }

  const confirmation = useConfirmation(operations[what], request, {
    onDone: (rows, quote) => {
      clearChosenUsers()
      if (opened) onClose()
      const undo = undoOf(what, rows, users)
      notify({
        tone: 'success',
        text: manyDone(what, rows, quote),
        ...(undo && { action: { label: 'Undo', run: () => ask(undo) } }),
      })
    },
    onRefused: () => undefined,
  })
  const { money, booking } = confirmation
  const effects = useRead(
    'users.previewLevels',
    { userIds, level: to ?? 'limited' },
    { enabled: opened && what === 'changeLevel' && to !== undefined && userIds.length > 0, keep: true },
  ).data?.users
  const mustDecide =
    what === 'changeLevel' && effects !== undefined && sumLostWork(effects).cases > 0 && workGoes === null
  const refused = refusedOf(booking.error ?? money.error, people)
  const reasonProblem = booking.error?.fields?.find(({ path }) => path === 'reason')?.message
  const includesYou = userIds.includes(own.userId)
  const givesUpOwnPowers = includesYou && to !== undefined && !may(to, 'users.manage')
  const already = leftOutSentence(what, alreadySo, to)
  const act = manyButton(what, people.length, to)

  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={manyTitle(what, what === 'changeLevel' ? wanted.length : people.length)}
      size={what === 'changeLevel' ? 'xl' : 'lg'}
      facts={{ isReady: true, failure: null, refresh: money.renew }}
      confirmation={confirmation}
      showsRefusal={refused.length === 0 && reasonProblem === undefined}
      note={
        givesUpOwnPowers && isSure ? (
          <span role="alert" className={styles.warning}>
            You give up your own Account Settings at once. Only another Account Administrator can undo it.
          </span>
        ) : undefined
      }
      button={{
        kind: what === 'deactivate' ? 'deactivate' : givesUpOwnPowers ? 'danger' : 'primary',
        label: withAmount(act, money.quote, act),
        disabledReason:
          what === 'changeLevel' && !to
            ? 'Choose a level first'
            : people.length === 0
              ? 'Nobody is left to do this for'
              : refused.length > 0
                ? 'Leave out those it cannot be done for first'
                : mustDecide
                  ? 'Say what becomes of the open work first'
                  : undefined,
        onPress: () => {
          if (givesUpOwnPowers && !isSure) setIsSure(true)
          else if (what === 'changeLevel')
            confirmation.confirm(workGoes === 'leave' ? { leaveWork: true } : undefined)
          else confirmation.confirm(reason.trim() === '' ? undefined : { reason })
        },
      }}
    >
      {what === 'changeLevel' && (
        <RadioCards
          legend="New permission level for all of them"
          columns={4}
          options={levels.map((one) => ({
            value: one,
            title: levelFacts[one].name,
            text: levelFacts[one].summary,
            note: seatWord(one),
          }))}
          value={to ?? null}
          onChange={(next) => {
            if (booking.busy || booking.isUnknown) return
            setTo(next)
            setWorkGoes(null)
            setIsSure(false)
          }}
        />
      )}
      {already !== undefined && <Banner tone="info">{already}</Banner>}
      {refused.length > 0 && (
        <RefusedPeople
          refused={refused}
          onLeaveOut={
            refused.length < people.length
              ? () => {
                  booking.forget()
                  setLeftOut(new Set([...leftOut, ...refused.map(({ userId }) => userId)]))
                }
              : undefined
          }
        />
      )}
      {refused.length === 0 && people.length > 0 && (
        <>
          <ActBlocks blocks={manyBlocks(what, includesYou)} />
          {what === 'changeLevel' && to && effects && (
            <ManyEffect {...{ effects, people }} choice={workGoes} onChoice={setWorkGoes} />
          )}
          <PeopleList people={people} quote={money.quote} before={money.before} />
          {request && <MoneyBlock money={money} />}
        </>
      )}
      {what === 'deactivate' && refused.length === 0 && (
        <Textarea
          label="Reason"
          optional
          hint="Kept in the history of each of them."
          rows={2}
          value={reason}
          error={reasonProblem}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}

/** The act that takes it back; people who had different levels before have none in common. */
function undoOf(what: ManyAct, rows: readonly UserRow[], before: readonly UserRow[]): Asked | undefined {
  if (what !== 'changeLevel')
    return { act: 'many', what: what === 'deactivate' ? 'reactivate' : 'deactivate', users: rows }
  const ids = new Set(rows.map(({ userId }) => userId))
  const levelsBefore = new Set(before.filter(({ userId }) => ids.has(userId)).map(({ level }) => level))
  const [to] = levelsBefore
  return to && levelsBefore.size === 1 ? { act: 'many', what, users: rows, to } : undefined
}
