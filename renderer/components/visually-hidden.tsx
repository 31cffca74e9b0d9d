import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

/** Text that is only read out. */
export function VisuallyHidden({ children, id }: { children: ReactNode; id?: string | undefined }) {
  return (
    <span id={id} className={styles.hidden}>
      {children}
    </span>
  )
}
