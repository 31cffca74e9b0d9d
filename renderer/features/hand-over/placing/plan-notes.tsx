import type { WorkInventory, WorkItem } from '../../../../shared/model/hand-over.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatDateTime } from '../../../format.ts'
import { pieces } from '../words.ts'
import styles from './placing.module.css'
import type { PlanInHand } from './use-plan.ts'

const MOST_NAMED = 5

/** What came in between: placements that do not hold, and a draft that somebody else saved. */
export function PlanNotes({
  inventory,
  plan,
  onClear,
  onShowProblems,
}: {
  inventory: WorkInventory
  plan: PlanInHand
  onClear(items: readonly WorkItem[]): void
  onShowProblems(): void
}) {
  const { account } = useSignedIn()
  const { draft } = inventory
  const gone = [
    ...plan.gone,
    ...inventory.gone.map(({ kind, itemId, title, receiverName, refusal }) => ({
      key: `${kind}/${itemId}`,
      title: `${title}, in the draft with ${receiverName}`,
      message: refusal.message,
    })),
  ]
  const { problems } = plan
  if (problems.length === 0 && gone.length === 0 && !plan.isElsewhere) return null
  return (
    <div className={styles.notes}>
      {plan.isElsewhere && (
        <Banner
          tone="warning"
          action={{ label: draft ? 'Show that draft' : 'Clear here too', run: plan.adopt }}
        >
          {draft
            ? `${draft.savedByName} saved a draft on ${formatDateTime(draft.savedAt, account.timeZone)}, while you were placing here. Saving yours replaces it.`
            : 'Somebody handed this work over or discarded the draft while you were placing here.'}
        </Banner>
      )}
      {gone.length > 0 && (
        <Banner tone="info">
          {`Placed before, and not held by ${inventory.person.name} any more:`}
          <ul className={styles.gone}>
            {gone.slice(0, MOST_NAMED).map(({ key, title, message }) => (
              <li key={key}>{`${title}. ${message}`}</li>
            ))}
          </ul>
          {gone.length > MOST_NAMED && `And ${pieces(gone.length - MOST_NAMED)} more.`}
        </Banner>
      )}
      {problems.length > 0 && (
        <Banner tone="warning" action={{ label: 'Clear them', run: () => onClear(problems) }}>
          {`${pieces(problems.length)} cannot go where ${problems.length === 1 ? 'it was' : 'they were'} placed. Choose somebody else, or leave ${problems.length === 1 ? 'it' : 'them'} for now. `}
          <TextLink onClick={onShowProblems}>Show only these</TextLink>
        </Banner>
      )}
    </div>
  )
}
