import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

export interface PanelProps {
  title?: string | undefined
  actions?: ReactNode
  children: ReactNode
  tone?: 'plain' | 'boxed' | undefined
}

/** A titled block of a page, a drawer or a dialog. */
export function Panel({ title, actions, children, tone = 'plain' }: PanelProps) {
  const id = useId()
  return (
    <section className={styles.panel} data-tone={tone} aria-labelledby={title === undefined ? undefined : id}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles.head}>
          {title !== undefined && (
            <h3 id={id} className={styles.title}>
              {title}
            </h3>
          )}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
