import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

export interface PanelProps {
  title?: string | undefined
  actions?: ReactNode
  children: ReactNode
  tone?: 'plain' | 'boxed' | undefined
  /** Of its title: 2 directly on a page, 3 inside something that has a title of its own. */
  level?: 2 | 3 | undefined
}

/** A titled block of a page, a drawer or a dialog. */
export function Panel({ title, actions, children, tone = 'plain', level = 3 }: PanelProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles.panel} data-tone={tone} aria-labelledby={title === undefined ? undefined : id}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles.head}>
          {title !== undefined && (
            <Heading id={id} className={styles.title}>
              {title}
            </Heading>
          )}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
