import { useEffect, useId, useRef } from 'react'
import styles from './form-summary.module.css'
import { IconFailure } from './icons.tsx'

export interface FormSummaryProps {
  errors: readonly { field: string; message: string }[]
  /** Counts the tries to send: each failed one brings the focus here. */
  attempt: number
  title?: string | undefined
}

/** What keeps a form from being sent, with a way to each field. */
export function FormSummary({ errors, attempt, title }: FormSummaryProps) {
  const box = useRef<HTMLElement>(null)
  const id = useId()
  const hasErrors = errors.length > 0
  useEffect(() => {
    if (attempt > 0 && hasErrors) box.current?.focus()
  }, [attempt, hasErrors])
  if (!hasErrors || attempt === 0) return null
  const heading =
    title ??
    (errors.length === 1 ? 'One thing needs another look' : `${errors.length} things need another look`)
  return (
    <section ref={box} tabIndex={-1} aria-labelledby={id} className={styles.summary}>
      <IconFailure className={styles.icon} />
      <div>
        <p id={id} className={styles.title}>
          {heading}
        </p>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field}-${message}`}>
              <a
                href={`#${field}`}
                className={styles.link}
                onClick={(event) => {
                  // The address after the hash is the page; only the focus moves.
                  event.preventDefault()
                  document.getElementById(field)?.focus()
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
