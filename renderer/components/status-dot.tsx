import type { ReactNode } from 'react'
import styles from './status-dot.module.css'

export interface StatusDotProps {
  tone: 'positive' | 'neutral' | 'warning' | 'danger' | 'accent'
  /** The word: the dot alone says nothing. */
  children: ReactNode
  hollow?: boolean | undefined
}

export function StatusDot({ tone, children, hollow = false }: StatusDotProps) {
  return (
    <span className={styles.status} data-tone={tone} data-hollow={hollow || undefined}>
      <span aria-hidden className={styles.dot} />
      {children}
    </span>
  )
}
