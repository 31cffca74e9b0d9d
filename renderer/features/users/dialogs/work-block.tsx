import type { AppError } from '../../../../shared/errors.ts'
import type { Placement } from '../../../../shared/model/hand-over.ts'
import type { HeldWork } from '../../../../shared/model/user.ts'
import { Panel } from '../../../components/panel.tsx'
import { RadioList } from '../../../components/radio-list.tsx'
import { formatCount, formatList } from '../../../format.ts'
import { hashOfHandingOver } from '../../../hand-over-address.ts'
import { goTo } from '../../../stores/location.ts'
import { notify } from '../../../stores/notices.ts'
import type { Person } from '../asked.ts'

/** Work that was placed with receivers and changes hands with the deactivation. */
export interface HandOverAtOnce {
  placements: readonly Placement[]
  sentences: readonly string[]
  /** Answers whether the refusal is shown where the work was placed. */
  onRefused(refusal: AppError): boolean
  onDone(handOverId: string | undefined): void
}

/** What becomes of the work of somebody who is deactivated. */
export type WorkChoice = 'leave' | 'handOver'

/** What somebody holds, and whether it is handed over now or later. */
export function WorkBlock({
  work,
  name,
  sentences,
  choice,
  onChoice,
}: {
  work: HeldWork | null
  name: string
  /** What was placed already; then there is nothing to choose. */
  sentences: readonly string[] | undefined
  choice: WorkChoice
  onChoice(choice: WorkChoice): void
}) {
  if (sentences)
    return (
      <Panel title="Work">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Panel>
    )
  if (work === null) return null
  const held = heldSentence(work)
  if (held === undefined)
    return (
      <Panel title="Work">
        <p>{`${name} holds no open work.`}</p>
      </Panel>
    )
  return (
    <Panel title="Work">
      <p>{held}</p>
      <RadioList
        legend="What becomes of it"
        hideLegend
        options={[
          {
            value: 'leave',
            label: 'Leave and remind me',
            hint: `It stays with ${name} until somebody hands it over. The Users page counts it.`,
          },
          {
            value: 'handOver',
            label: 'Hand over now…',
            hint: 'Choose who receives what first. Then both happen at once.',
          },
        ]}
        value={choice}
        onChange={onChoice}
      />
    </Panel>
  )
}

/** Tells that work was left, with the way to hand it over. */
export function remindOfWork(person: Person, work: HeldWork | null | undefined, handedOver: number): void {
  if (!work) return
  const left = heldOf(work) - handedOver
  if (left <= 0) return
  notify({
    tone: 'info',
    text: `${person.name} still holds ${formatCount(left, 'piece of work', 'pieces of work')}.`,
    action: { label: 'Hand over…', run: () => goTo(hashOfHandingOver(person.userId)) },
  })
}

function heldOf({ openTasks, openReviews, casesWithNobodyElse, ownInvitations }: HeldWork): number {
  return openTasks + openReviews + casesWithNobodyElse + ownInvitations
}

/** "5 open tasks (2 overdue), 2 reviews, and 1 case with nobody else." */
function heldSentence(work: HeldWork): string | undefined {
  const { openTasks, overdue, openReviews, casesWithNobodyElse, ownInvitations } = work
  const tasks = `${formatCount(openTasks, 'open task')}${overdue > 0 ? ` (${overdue} overdue)` : ''}`
  const parts = [
    ...(openTasks > 0 ? [tasks] : []),
    ...(openReviews > 0 ? [formatCount(openReviews, 'review')] : []),
    ...(casesWithNobodyElse > 0 ? [`${formatCount(casesWithNobodyElse, 'case')} with nobody else`] : []),
    ...(ownInvitations > 0 ? [formatCount(ownInvitations, 'pending invitation')] : []),
  ]
  return parts.length === 0 ? undefined : `${formatList(parts)}.`
}
