import type { UserDetails } from '../../../../shared/model/user.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Avatar } from '../../../components/avatar.tsx'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { statusSentence } from '../status-sentence.ts'
import styles from './dialogs.module.css'

/** Who it is about, as they are now. */
export function PersonLine({ user }: { user: UserDetails }) {
  const { account } = useSignedIn()
  return (
    <div className={styles.person}>
      <Avatar name={user.name} size="md" muted={user.status === 'inactive'} />
      <div className={styles.personText}>
        <span className={styles.personEmail}>{user.email}</span>
        <span className={styles.personFacts}>
          <LevelBadge level={user.level} />
          <StatusDot
            tone={user.status === 'active' ? 'positive' : 'neutral'}
            hollow={user.status === 'inactive'}
          >
            {statusSentence(user, account.timeZone)}
          </StatusDot>
        </span>
      </div>
    </div>
  )
}
