import type { ReactNode } from 'react'
import styles from './cell-button.module.css'

export interface CellButtonProps {
  children: ReactNode
  /** The whole text, where the cell may cut it off. */
  tip: string
  /** What it is called where `children` say only a part. */
  label?: string | undefined
  /** It is the name of the row. */
  strong?: boolean | undefined
  onClick: () => void
}

/** The text of a cell that opens the details of its row. */
export function CellButton({ children, tip, label, strong = false, onClick }: CellButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      data-tip={tip}
      data-strong={strong || undefined}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
