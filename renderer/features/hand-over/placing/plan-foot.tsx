import type { WorkInventory } from '../../../../shared/model/hand-over.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Kbd } from '../../../components/kbd.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatDateTime } from '../../../format.ts'
import styles from './placing.module.css'
import type { usePlanActs } from './use-plan-acts.ts'

/** Which keys place work, and who saved the draft when. */
export function PlanFoot({
  inventory: { draft },
  acts,
}: {
  inventory: WorkInventory
  acts: ReturnType<typeof usePlanActs>
}) {
  const { account } = useSignedIn()
  return (
    <div className={styles.foot}>
      <div className={styles.keys}>
        <span>
          <Kbd>1</Kbd> to <Kbd>9</Kbd> gives the row to that receiver
        </span>
        <span>
          <Kbd>Enter</Kbd> chooses
        </span>
        <span>
          <Kbd>Del</Kbd> clears
        </span>
      </div>
      <div>
        {draft ? (
          <>
            {`Draft saved by ${draft.savedByName}, ${formatDateTime(draft.savedAt, account.timeZone)} · `}
            <TextLink onClick={() => acts.discardDraft(draft.version)}>Discard draft</TextLink>
          </>
        ) : (
          'No draft is saved'
        )}
      </div>
    </div>
  )
}
