import type { UserDetails } from '../../../../shared/model/user.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Panel } from '../../../components/panel.tsx'
import { formatDateTime } from '../../../format.ts'
import styles from './details.module.css'

/** What was done to this user, the newest first. */
export function HistoryPanel({ user }: { user: UserDetails }) {
  const { timeZone } = useSignedIn().account
  return (
    <Panel title="History">
      {user.history.length === 0 ? (
        <p className={styles.soft}>Nothing is recorded yet.</p>
      ) : (
        <ol className={styles.history}>
          {user.history.map(({ activityId, at, sentence }) => (
            <li key={activityId}>
              <p>{sentence}</p>
              <p className={styles.soft}>
                <time dateTime={at}>{formatDateTime(at, timeZone)}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
