import styles from './skeleton-rows.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface SkeletonRowsProps {
  /** What is loading, read out. */
  label: string
  rows?: number | undefined
  columns?: number | undefined
}

/** Grey bars in the shape of a list. Invisible at first, so that a fast answer never flickers. */
export function SkeletonRows({ label, rows = 5, columns = 2 }: SkeletonRowsProps) {
  const rowKeys = Array.from({ length: rows }, (_, index) => `row-${index}`)
  const columnKeys = Array.from({ length: columns }, (_, index) => `column-${index}`)
  return (
    <div role="status" aria-busy className={styles.rows}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {rowKeys.map((row) => (
        <div key={row} className={styles.row}>
          {columnKeys.map((column) => (
            <span key={column} className={styles.bar} />
          ))}
        </div>
      ))}
    </div>
  )
}
