import type { UserDetails } from '../../../../shared/model/user.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { IconLock } from '../../../components/icons.tsx'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { Panel } from '../../../components/panel.tsx'
import { allowedSentences, seatWord } from '../level-words.ts'
import styles from './details.module.css'

/** The level, what it allows, and why the last administrator keeps it. */
export function AccessPanel({ user }: { user: UserDetails }) {
  return (
    <Panel title="Access">
      <div className={styles.level}>
        <LevelBadge level={user.level} />
        <span className={styles.soft}>{seatWord(user.level)}</span>
      </div>
      <p className={styles.soft}>{levelFacts[user.level].summary}</p>
      <ul className={styles.allowed}>
        {allowedSentences(user.level).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {user.isLastAdministrator && (
        <p className={styles.last}>
          <IconLock />
          <span>
            The last active Account Administrator. Level and access are kept until somebody else is an
            administrator too, so that the account always has one.
          </span>
        </p>
      )}
    </Panel>
  )
}
