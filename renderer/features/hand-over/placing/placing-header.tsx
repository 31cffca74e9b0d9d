import type { WorkInventory } from '../../../../shared/model/hand-over.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { Button } from '../../../components/button.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { pieces } from '../words.ts'
import type { PlanInHand } from './use-plan.ts'
import type { usePlanActs } from './use-plan-acts.ts'

/** Whose work it is, and the acts on the whole plan. */
export function PlacingHeader({
  person,
  plan,
  acts,
  isLeaving,
  isComplete,
  onHandOver,
}: {
  person: WorkInventory['person']
  plan: PlanInHand
  acts: ReturnType<typeof usePlanActs>
  isLeaving: boolean
  isComplete: boolean
  onHandOver(): void
}) {
  const offline = useOfflineReason()
  const count = plan.placements.length
  const problems = plan.problems.length
  const notYet =
    problems > 0
      ? `${formatCount(problems, 'placement does', 'placements do')} not hold. Choose somebody else or clear ${problems === 1 ? 'it' : 'them'} first.`
      : count === 0
        ? 'Choose a receiver for at least one piece of work'
        : undefined
  return (
    <PageHeader
      title={`Hand over the work of ${person.name}`}
      subtitle={`${levelFacts[person.level].name}, ${person.status === 'active' ? 'active' : 'cannot sign in any more'}`}
      actions={
        <>
          <Button
            busy={acts.isSuggesting}
            disabledReason={offline ?? (isComplete ? 'Everything is placed' : undefined)}
            onClick={acts.suggest}
          >
            Suggest by lightest load
          </Button>
          <Button
            busy={acts.isSaving}
            disabledReason={offline ?? (plan.isDirty ? undefined : 'Nothing was placed that is not saved')}
            onClick={acts.saveDraft}
          >
            Save draft
          </Button>
          <Button
            kind={isLeaving ? 'deactivate' : 'primary'}
            disabledReason={offline ?? notYet}
            data-tip={notYet ?? (count > 0 ? `Hands over ${pieces(count)}` : undefined)}
            onClick={onHandOver}
          >
            {isLeaving ? 'Hand over and deactivate…' : 'Hand over…'}
          </Button>
        </>
      }
    />
  )
}
