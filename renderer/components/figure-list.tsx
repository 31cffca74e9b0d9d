import type { ReactNode } from 'react'
import styles from './figure-list.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/** One figure with what it is. */
export interface Figure {
  id: string
  term: string
  value: string
  /** What it is before; shown as "before → value". */
  from?: string | undefined
  note?: ReactNode
  /** What the others lead to. */
  strong?: boolean | undefined
  /** What stood here when it was looked at first, if that was something else. */
  was?: string | undefined
}

/** Figures below each other, aligned at the right: a small bill. */
export function FigureList({ figures, label }: { figures: readonly Figure[]; label: string }) {
  return (
    <dl className={styles.list} aria-label={label}>
      {figures.map(({ id, term, value, from, note, strong, was }) => (
        <div
          key={id}
          className={styles.figure}
          data-strong={strong || undefined}
          data-changed={was !== undefined || undefined}
        >
          <dt className={styles.term}>
            {term}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </dt>
          <dd className={styles.value}>
            {was !== undefined && (
              <span className={styles.changed}>
                changed<span className={styles.was}>{`, was ${was}`}</span>
              </span>
            )}
            <span className={styles.amount}>
              {from !== undefined && (
                <>
                  <span className={styles.from}>{from}</span>
                  <span aria-hidden> → </span>
                  <VisuallyHidden> becomes </VisuallyHidden>
                </>
              )}
              {value}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
