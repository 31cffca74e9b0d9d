import { useId } from 'react'
import styles from './done-box.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface DoneBoxProps {
  /** What it is about, for example the title of a task. */
  label: string
  done: boolean
  onChange: (done: boolean) => void
  disabledReason?: string | undefined
}

/** A round box in front of something to be done: one click, and it is done or to be done again. */
export function DoneBox({ label, done, onChange, disabledReason }: DoneBoxProps) {
  const reasonId = useId()
  const isDisabled = disabledReason !== undefined
  return (
    <>
      <input
        type="checkbox"
        className={styles.box}
        checked={done}
        aria-label={label}
        aria-disabled={isDisabled || undefined}
        aria-describedby={isDisabled ? reasonId : undefined}
        data-tip={disabledReason ?? (done ? 'Open it again' : 'Mark it as done')}
        onChange={(event) => {
          if (!isDisabled) onChange(event.currentTarget.checked)
        }}
      />
      {isDisabled && <VisuallyHidden id={reasonId}>{disabledReason}</VisuallyHidden>}
    </>
  )
}
