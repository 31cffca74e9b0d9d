import { type Level, levelFacts } from '../../shared/rules/levels.ts'
import styles from './level-badge.module.css'

export interface LevelBadgeProps {
  level: Level
  /** Another word than the level's own name. */
  label?: string | undefined
}

/** A permission level by name; the mark before it shows how much it opens. */
export function LevelBadge({ level, label }: LevelBadgeProps) {
  return (
    <span className={styles.badge} data-level={level}>
      <span aria-hidden className={styles.mark} />
      {label ?? levelFacts[level].name}
    </span>
  )
}
