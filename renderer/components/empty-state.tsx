import type { ReactNode } from 'react'
import { IconUsers } from './icons.tsx'
import styles from './state-message.module.css'

export interface EmptyStateProps {
  title: string
  text?: ReactNode
  icon?: ReactNode
  /** The first useful act. */
  action?: ReactNode
  secondary?: ReactNode
}

/** Nothing here yet, nothing found, or not allowed: one sentence and one act. */
export function EmptyState({ title, text, icon, action, secondary }: EmptyStateProps) {
  return (
    <div className={styles.message}>
      <span className={styles.icon}>{icon ?? <IconUsers size={20} />}</span>
      <h2 className={styles.title}>{title}</h2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {(action !== undefined || secondary !== undefined) && (
        <div className={styles.actions}>
          {action}
          {secondary}
        </div>
      )}
    </div>
  )
}
