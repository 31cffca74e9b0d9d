import { IconCheck } from './icons.tsx'
import styles from './steps.module.css'

export interface StepsProps {
  label: string
  items: readonly string[]
  /** Position of the step one is in, from 0. */
  current: number
}

export function Steps({ label, items, current }: StepsProps) {
  return (
    <ol aria-label={label} className={styles.steps}>
      {items.map((item, index) => (
        <li
          key={item}
          className={styles.step}
          aria-current={index === current ? 'step' : undefined}
          data-done={index < current || undefined}
        >
          <span aria-hidden className={styles.number}>
            {index < current ? <IconCheck size={12} /> : index + 1}
          </span>
          {item}
        </li>
      ))}
    </ol>
  )
}
