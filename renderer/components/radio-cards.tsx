import { type ReactNode, useId } from 'react'
import styles from './radio-cards.module.css'

export interface RadioCard<V extends string> {
  value: V
  title: string
  text: ReactNode
  /** A last line, such as what it costs. */
  note?: ReactNode
  /** Marks the card that holds now, with this word. */
  current?: string | undefined
  disabledReason?: string | undefined
}

export interface RadioCardsProps<V extends string> {
  legend: string
  options: readonly RadioCard<V>[]
  value: V | null
  onChange: (value: V) => void
  columns?: 1 | 2 | 4 | undefined
  error?: ReactNode
  /** Beside the legend, such as a link that compares the cards. */
  aside?: ReactNode
  id?: string | undefined
}

export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { legend, options, value, onChange, columns = 4, error, aside } = props
  const ownId = useId()
  const id = props.id ?? ownId
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.group}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={styles.legend}>{legend}</legend>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      <div className={styles.cards} data-columns={columns}>
        {options.map((option) => {
          const isOff = option.disabledReason !== undefined
          const cardId = `${id}-${option.value}`
          return (
            <label key={option.value} className={styles.card} data-off={isOff || undefined}>
              <span className={styles.head}>
                <input
                  type="radio"
                  name={id}
                  className={styles.mark}
                  checked={option.value === value}
                  aria-disabled={isOff || undefined}
                  aria-labelledby={`${cardId}-title`}
                  aria-describedby={`${cardId}-text`}
                  onChange={() => {
                    if (!isOff) onChange(option.value)
                  }}
                />
                <span id={`${cardId}-title`} className={styles.title}>
                  {option.title}
                  {option.current !== undefined && <span className={styles.current}>{option.current}</span>}
                </span>
              </span>
              <span id={`${cardId}-text`} className={styles.text}>
                <span>{option.text}</span>
                {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
                {isOff && <span className={styles.reason}>{option.disabledReason}</span>}
              </span>
            </label>
          )
        })}
      </div>
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          {error}
        </div>
      )}
    </fieldset>
  )
}
