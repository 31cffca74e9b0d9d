import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './icons.tsx'
import styles from './selection-bar.module.css'

export interface SelectionBarProps {
  /** How many, such as "37 selected, 5 hidden by the filter". */
  text: string
  children: ReactNode
  onClear: () => void
  /** Between text and buttons, such as "Select all 9,474 that match". */
  extra?: ReactNode
}

/** Acts on the selected rows; floats over the bottom of the grid, whose `bottomInset` is then 56. */
export function SelectionBar({ text, children, onClear, extra }: SelectionBarProps) {
  return (
    <section aria-label="Selected rows" data-region data-selection-bar tabIndex={-1} className={styles.bar}>
      <span role="status" className={styles.text}>
        {text}
      </span>
      {extra}
      <div className={styles.actions}>{children}</div>
      <IconButton size="sm" label="Clear selection" onClick={onClear}>
        <IconClose />
      </IconButton>
    </section>
  )
}
