import type { UserDetails } from '../../../../shared/model/user.ts'
import { type Level, levelFacts } from '../../../../shared/rules/levels.ts'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { formatCount } from '../../../format.ts'
import { levelDifference, seatWord } from '../level-words.ts'
import styles from './dialogs.module.css'

/** Now and then side by side, and what lies between. */
export function LevelChange({
  user,
  to,
  invitationsVoided,
}: {
  user: UserDetails
  to: Level
  invitationsVoided: number
}) {
  const { gains, loses } = levelDifference(user.level, to)
  return (
    <section aria-label="What changes" className={styles.change}>
      <div className={styles.sides}>
        <Side title="Now" level={user.level} />
        <Side title="Then" level={to} />
      </div>
      <Differences title="Loses" items={loses} none="Nothing" />
      <Differences title="Gains" items={gains} none="Nothing" />
      <p className={styles.small}>
        {user.status === 'active'
          ? `It holds at once: ${user.isYou ? 'you stay' : `${user.name} stays`} signed in, and the next click follows the new level.`
          : `${user.name} is inactive; the new level holds once the access is given back.`}
        {invitationsVoided > 0 &&
          ` ${formatCount(invitationsVoided, 'pending Account Administrator invitation')} from ${user.name} ${invitationsVoided === 1 ? 'is' : 'are'} withdrawn.`}
      </p>
    </section>
  )
}

function Side({ title, level }: { title: string; level: Level }) {
  return (
    <div className={styles.side}>
      <h4 className={styles.sideTitle}>{title}</h4>
      <LevelBadge level={level} />
      <p>{levelFacts[level].summary}</p>
      <p className={styles.small}>{seatWord(level)}</p>
    </div>
  )
}

function Differences({ title, items, none }: { title: string; items: readonly string[]; none: string }) {
  return (
    <div>
      <h4 className={styles.sideTitle}>{title}</h4>
      {items.length === 0 ? (
        <p className={styles.small}>{none}</p>
      ) : (
        <ul className={styles.differences}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
