import { useState } from 'react'
import { AppError } from '../../../../shared/errors.ts'
import type { WorkInventory, WorkItem, WorkReceiver } from '../../../../shared/model/hand-over.ts'
import { useAct, useBridge } from '../../../bridge/use-operation.ts'
import { useRefresh } from '../../../bridge/use-refresh.ts'
import { notify } from '../../../stores/notices.ts'
import { pieces } from '../words.ts'
import { keyOf, type Plan, sortByReceiver } from './plan.ts'
import type { PlanInHand } from './use-plan.ts'
import type { useReceivers } from './use-receivers.ts'

const NOTHING: Plan = new Map()

/** What the person in front of the screen does with the plan, with what is said about it. */
export function usePlanActs(
  { person, items }: WorkInventory,
  plan: PlanInHand,
  receivers: ReturnType<typeof useReceivers>,
) {
  const { userId } = person
  const { call } = useBridge()
  const saving = useAct('handOvers.saveDraft')
  const discarding = useAct('handOvers.discardDraft')
  const refresh = useRefresh()
  const [announcement, setAnnouncement] = useState('')
  const [isSuggesting, setIsSuggesting] = useState(false)
  const undo = { label: 'Undo', run: plan.undo }

  const give = (given: readonly WorkItem[], receiver: WorkReceiver) => {
    const { possible, reasons } = sortByReceiver(receiver, given)
    const why = reasons.slice(0, 2).join(' ')
    if (possible.length === 0) {
      notify({ tone: 'warning', text: why })
      return
    }
    plan.give(possible, receiver.userId)
    const [only] = possible
    setAnnouncement(
      `${possible.length === 1 && only ? only.title : pieces(possible.length)} to ${receiver.name}`,
    )
    if (given.length === 1) return
    const left = given.length - possible.length
    notify({
      tone: left > 0 ? 'warning' : 'info',
      text: `${pieces(possible.length)} placed with ${receiver.name}.${left > 0 ? ` ${left} not: ${why}` : ''}`,
      action: undo,
    })
  }

  const clear = (given: readonly WorkItem[]) => {
    plan.give(given, undefined)
    const [only] = given
    setAnnouncement(
      `${given.length === 1 && only ? only.title : pieces(given.length)} left with ${person.name}`,
    )
  }

  const suggest = async () => {
    setIsSuggesting(true)
    try {
      const { placements } = await call('handOvers.suggest', { userId })
      const unplaced = items.filter((item) => !plan.plan.has(keyOf(item)))
      const suggested = new Map(placements.map((one) => [keyOf(one), one.receiverId]))
      const fitting = unplaced.flatMap((item) => {
        const receiverId = suggested.get(keyOf(item))
        return receiverId === undefined ? [] : [{ item, receiverId }]
      })
      receivers.meet(placements.map(({ receiverId, receiverName }) => [receiverId, receiverName]))
      plan.giveEach(fitting)
      const left = unplaced.length - fitting.length
      notify({
        tone: left > 0 ? 'warning' : 'info',
        text:
          fitting.length === 0
            ? 'Nobody could be suggested for what is not placed.'
            : `${pieces(fitting.length)} placed by lightest load.${left > 0 ? ` For ${left} there is nobody who could take them.` : ''}`,
        ...(fitting.length > 0 && { action: undo }),
      })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    } finally {
      setIsSuggesting(false)
    }
  }

  const saveDraft = async () => {
    const asPlan = plan.plan
    try {
      const { version } = await saving.runOrThrow({
        userId,
        placements: plan.placements,
        version: plan.version,
      })
      plan.noteSaved(version, asPlan)
      notify({ tone: 'success', text: 'The draft was saved. Any administrator can go on with it.' })
    } catch (error) {
      const refusal = AppError.from(error)
      plan.takeRefusal(refusal)
      refresh(['handOvers.inventory', 'handOvers.receivers'])
      notify({ tone: 'failure', text: refusal.message })
    }
  }

  const discardDraft = async (version: number) => {
    try {
      await discarding.runOrThrow({ userId, version })
      plan.noteSaved(null, NOTHING)
      plan.give(items, undefined)
      notify({ tone: 'info', text: 'The draft was discarded.', action: undo })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
  }

  return {
    give,
    clear,
    suggest: () => void suggest(),
    isSuggesting,
    saveDraft: () => void saveDraft(),
    isSaving: saving.busy,
    discardDraft: (version: number) => void discardDraft(version),
    isDiscarding: discarding.busy,
    announcement,
  }
}
