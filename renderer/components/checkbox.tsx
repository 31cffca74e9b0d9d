import { type ChangeEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './choice.module.css'

export interface CheckboxProps {
  label: ReactNode
  checked?: boolean | undefined
  defaultChecked?: boolean | undefined
  onChange?: ((event: ChangeEvent<HTMLInputElement>) => void) | undefined
  hint?: ReactNode
  error?: ReactNode
  indeterminate?: boolean | undefined
  disabledReason?: string | undefined
  id?: string | undefined
  name?: string | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { label, hint, error, indeterminate = false, disabledReason, onChange, ...input } = props
  const ownId = useId()
  const noteId = useId()
  const box = useRef<HTMLInputElement>(null)
  const note = disabledReason ?? error ?? hint
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <div className={styles.choice}>
      <input
        {...input}
        ref={box}
        id={input.id ?? ownId}
        type="checkbox"
        className={styles.mark}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? noteId : undefined}
        onClick={(event) => {
          if (disabledReason !== undefined) event.preventDefault()
        }}
        onChange={(event) => {
          if (disabledReason === undefined) onChange?.(event)
        }}
      />
      <div>
        <label htmlFor={input.id ?? ownId} className={styles.label}>
          {label}
        </label>
        {note && (
          <div id={noteId} className={styles.note} data-error={(error && !disabledReason) || undefined}>
            {note}
          </div>
        )}
      </div>
    </div>
  )
}
