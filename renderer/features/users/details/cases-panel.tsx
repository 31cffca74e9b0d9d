import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import styles from './details.module.css'

const SHOWN = 10

/** Which cases this person can see, and why; the cases they are on by number. */
export function CasesPanel({ user }: { user: UserDetails }) {
  const { data, error, refetch } = useRead('users.cases', { userId: user.userId, limit: SHOWN })
  return (
    <Panel title="Cases">
      {data ? (
        <>
          <p>{data.sentence}</p>
          {data.items.length > 0 && (
            <ul className={styles.cases} aria-label={`Cases of ${user.name}`}>
              {data.items.map(({ caseId, number, name, status }) => (
                <li key={caseId}>
                  <TextLink href={hashOf('/cases', { case: caseId })}>{`${number} ${name}`}</TextLink>
                  {status === 'closed' && <span className={styles.soft}>Closed</span>}
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
