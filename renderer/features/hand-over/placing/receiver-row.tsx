import { type DragEvent, useState } from 'react'
import type { WorkItem, WorkReceiver } from '../../../../shared/model/hand-over.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { Button } from '../../../components/button.tsx'
import { Kbd } from '../../../components/kbd.tsx'
import { fewOf, pieces } from '../words.ts'
import type { AddedLoad } from './load.ts'
import styles from './placing.module.css'
import { canSee, sortByReceiver } from './plan.ts'
import { shortcutOf } from './receiver-menu.ts'

/** Somebody who could receive work: their load with what is placed here, what they cannot see, and Give all. */
export function ReceiverRow({
  receiver,
  index,
  items,
  cases,
  inHand,
  added,
  onGive,
}: {
  receiver: WorkReceiver
  index: number
  items: readonly WorkItem[]
  cases: readonly NonNullable<WorkItem['case']>[]
  inHand: { items: readonly WorkItem[]; isDragged: boolean }
  added: AddedLoad | undefined
  onGive(items: readonly WorkItem[], receiver: WorkReceiver): void
}) {
  const [isOver, setIsOver] = useState(false)
  const takes = sortByReceiver(receiver, inHand.items)
  const cannotTake = inHand.items.length > 0 && takes.possible.length === 0
  const all = sortByReceiver(receiver, items)
  const shortcut = shortcutOf(index)
  const over = (event: DragEvent) => {
    if (!inHand.isDragged || cannotTake) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onGive(inHand.items, receiver)
  }
  const unseen = cases.filter(({ caseId }) => !canSee(receiver, caseId))
  return (
    <li
      className={styles.receiver}
      data-unable={cannotTake || undefined}
      data-over={(isOver && inHand.isDragged) || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <span aria-hidden>{shortcut !== undefined && <Kbd>{shortcut}</Kbd>}</span>
      <Avatar name={receiver.name} />
      <p
        className={styles.receiverName}
        data-tip={`${receiver.name}, ${levelFacts[receiver.level].name}, ${receiver.email}`}
      >
        {receiver.name}
      </p>
      <Button
        kind="quiet"
        size="sm"
        aria-label={`Give all to ${receiver.name}`}
        disabledReason={all.possible.length === 0 ? (all.reasons[0] ?? 'Nothing is shown') : undefined}
        data-tip={giveAllTip(all.possible.length, items.length)}
        onClick={() => onGive(items, receiver)}
      >
        Give all
      </Button>
      <div className={styles.receiverFacts}>
        <p className={styles.load}>
          {receiver.dueSoon}
          {added && added.dueSoon > 0 && <strong>{` + ${added.dueSoon}`}</strong>}
          {` due in 14 days · ${receiver.openWork}`}
          {added && <strong>{` + ${added.items}`}</strong>}
          {' open'}
        </p>
        {unseen.length > 0 && <p className={styles.unseenCases}>{unseenSentence(unseen, cases.length)}</p>}
        {cannotTake && unseen.length === 0 && <p className={styles.unseenCases}>{takes.reasons[0]}</p>}
      </div>
    </li>
  )
}

function unseenSentence(unseen: readonly { number: string }[], all: number): string {
  const numbers = fewOf(unseen.map(({ number }) => number))
  return unseen.length === all
    ? `Cannot see ${all === 1 ? 'the case' : 'any of the cases'}: ${numbers}`
    : `Cannot see ${numbers}`
}

function giveAllTip(possible: number, all: number): string {
  return possible === all ? `Gives ${pieces(all)}` : `Gives ${possible} of ${pieces(all)}`
}
