import type { ReactNode } from 'react'
import { DoneBox } from '../../../components/done-box.tsx'
import styles from './work.module.css'

/** A row of a list of work: whether it is done, what it is, what is to be known of it, and what can be done with it. */
export function WorkLine({
  name,
  title,
  done,
  onDone,
  disabledReason,
  facts,
  children,
}: {
  /** The title as text. */
  name: string
  title: ReactNode
  done: boolean
  onDone(done: boolean): void
  disabledReason: string | undefined
  facts: ReactNode
  /** Further acts. */
  children?: ReactNode
}) {
  return (
    <li className={styles.line}>
      <DoneBox label={name} done={done} onChange={onDone} disabledReason={disabledReason} />
      <div className={styles.text}>
        <p className={styles.title} data-done={done || undefined}>
          {title}
        </p>
        <p className={styles.facts}>{facts}</p>
      </div>
      {children}
    </li>
  )
}
