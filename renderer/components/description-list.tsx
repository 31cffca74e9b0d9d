import type { ReactNode } from 'react'
import styles from './description-list.module.css'

export interface DescriptionListProps {
  items: readonly { term: string; description: ReactNode }[]
  /** Term over description instead of beside it. */
  stacked?: boolean | undefined
}

export function DescriptionList({ items, stacked = false }: DescriptionListProps) {
  return (
    <dl className={styles.list} data-stacked={stacked || undefined}>
      {items.map(({ term, description }) => (
        <div key={term} className={styles.fact}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.description}>{description}</dd>
        </div>
      ))}
    </dl>
  )
}
