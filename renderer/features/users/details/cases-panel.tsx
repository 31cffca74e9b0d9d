import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconClose } from '../../../components/icons.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { hashOf } from '../../../stores/location.ts'
import { CaseActs } from './case-acts.tsx'
import styles from './details.module.css'
import { useCaseActs } from './use-case-acts.ts'

const SHOWN = 10

/** Which cases this person can see, and why; the cases they are on by number. */
export function CasesPanel({ user }: { user: UserDetails }) {
  const { data, error, refetch } = useRead('users.cases', { userId: user.userId, limit: SHOWN })
  const acts = useCaseActs(user)
  const offline = useOfflineReason()
  const mayAdd = data !== undefined && user.status === 'active' && offline === undefined
  return (
    <Panel title="Cases" actions={mayAdd && <CaseActs key={user.userId} user={user} assigned={data.items} />}>
      {data ? (
        <>
          <p>{data.sentence}</p>
          {data.items.length > 0 && (
            <ul className={styles.cases} aria-label={`Cases of ${user.name}`}>
              {data.items.map(({ caseId, number, name, status }) => (
                <li key={caseId}>
                  <TextLink href={hashOf('/cases', { case: caseId })}>{`${number} ${name}`}</TextLink>
                  {status === 'closed' && <span className={styles.soft}>Closed</span>}
                  <IconButton
                    size="sm"
                    label={`Remove from ${number}`}
                    disabledReason={offline}
                    onClick={() => void acts.remove({ caseId, number })}
                  >
                    <IconClose size={12} />
                  </IconButton>
                </li>
              ))}
            </ul>
          )}
          {data.assigned > data.items.length && (
            <p className={styles.soft}>
              {`Is listed on ${formatCount(data.assigned, 'case')}; the first ${data.items.length} are shown.`}
            </p>
          )}
        </>
      ) : error ? (
        <p className={styles.soft}>
          {`${error.message} `}
          <TextLink onClick={() => void refetch()}>Try again</TextLink>
        </p>
      ) : (
        <SkeletonRows label="Reading the cases" rows={3} columns={1} />
      )}
    </Panel>
  )
}
