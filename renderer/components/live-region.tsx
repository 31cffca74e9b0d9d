import styles from './visually-hidden.module.css'

/** Reads a sentence out whenever it changes; `urgent` interrupts and is for failures only. */
export function LiveRegion({ text, urgent = false }: { text: string; urgent?: boolean | undefined }) {
  return (
    <div role={urgent ? 'alert' : 'status'} className={styles.hidden}>
      {text}
    </div>
  )
}
