import type { UserDetails } from '../../../../shared/model/user.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Panel } from '../../../components/panel.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatDateTime } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
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
      <p>
        <TextLink
          href={hashOf('/activity', { user: user.userId })}
        >{`Show all activity of ${user.name}`}</TextLink>
      </p>
    </Panel>
  )
}
