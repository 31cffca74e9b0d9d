import { type ReactNode, useId } from 'react'
import styles from './choice.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface RadioListOption<V extends string> {
  value: V
  label: string
  hint?: ReactNode
  disabledReason?: string | undefined
  /** What belongs to the choice; shown while it is chosen. */
  children?: ReactNode
}

export interface RadioListProps<V extends string> {
  legend: string
  options: readonly RadioListOption<V>[]
  value: V | null
  onChange: (value: V) => void
  hideLegend?: boolean | undefined
  error?: ReactNode
}

export function RadioList<V extends string>(props: RadioListProps<V>) {
  const { legend, options, value, onChange, hideLegend, error } = props
  const id = useId()
  return (
    <fieldset className={styles.group} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>
        {hideLegend ? <VisuallyHidden>{legend}</VisuallyHidden> : legend}
      </legend>
      {options.map((option) => {
        const note = option.disabledReason ?? option.hint
        const inputId = `${id}-${option.value}`
        return (
          <div key={option.value} className={styles.choice}>
            <input
              type="radio"
              id={inputId}
              name={id}
              className={styles.mark}
              checked={option.value === value}
              aria-disabled={option.disabledReason !== undefined || undefined}
              aria-describedby={note ? `${inputId}-note` : undefined}
              onChange={() => {
                if (option.disabledReason === undefined) onChange(option.value)
              }}
            />
            <div>
              <label htmlFor={inputId} className={styles.label}>
                {option.label}
              </label>
              {note && (
                <div id={`${inputId}-note`} className={styles.note}>
                  {note}
                </div>
              )}
              {option.children !== undefined && option.value === value && (
                <div className={styles.inside}>{option.children}</div>
              )}
            </div>
          </div>
        )
      })}
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          {error}
        </div>
      )}
    </fieldset>
  )
}
