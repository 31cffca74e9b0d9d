import styles from './progress-line.module.css'

/** How much of something is done, beside the words that say it. */
export function ProgressLine({ done, of, label }: { done: number; of: number; label: string }) {
  const share = of === 0 ? 1 : done / of
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
      data-complete={share === 1 || undefined}
      className={styles.line}
    >
      <div className={styles.done} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  )
}
