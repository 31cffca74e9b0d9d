import type { ReactNode } from 'react'
import styles from './toolbar.module.css'

export interface ToolbarProps {
  label: string
  children: ReactNode
  /** At the right: counts, columns. */
  end?: ReactNode
}

/** One line of search, filters and counts over a table. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <search aria-label={label} data-region tabIndex={-1} className={styles.toolbar}>
      <div className={styles.start}>{children}</div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </search>
  )
}
