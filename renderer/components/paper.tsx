import type { ReactNode } from 'react'
import styles from './paper.module.css'

/** A document as a sheet of paper: on screen, and printed on A4 with its running head on every page. */
export function Paper({
  label,
  running,
  children,
}: {
  label: string
  /** What stands at the top of every printed page. */
  running: string
  children: ReactNode
}) {
  return (
    <article className={styles.sheet} aria-label={label}>
      <table role="presentation" className={styles.paper}>
        <thead>
          <tr>
            <td className={styles.running}>{running}</td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className={styles.inside}>{children}</td>
          </tr>
        </tbody>
      </table>
    </article>
  )
}

/** The head of a sheet: whom it is for at the left, its facts at the right. Empty facts are left out. */
export function PaperTop({
  children,
  facts,
}: {
  children: ReactNode
  facts: readonly (readonly [term: string, value: string])[]
}) {
  return (
    <div className={styles.top}>
      {children}
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

/** A column of a table on paper: figures stand at the right, the first column and words at the left. */
export interface PaperColumn {
  title: string
  words?: boolean | undefined
}

/**
 * A table on paper. Rows mark themselves: `data-line` (ruled, kept on one page), `data-soft`, `data-strong`; cells that
 * stand at the left: `data-first`, `data-words`.
 */
export function PaperTable({
  caption,
  columns,
  children,
}: {
  caption: string
  columns: readonly PaperColumn[]
  children: ReactNode
}) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr className={styles.heads}>
          {columns.map(({ title, words }, index) => (
            <th key={title} scope="col" data-first={index === 0 || undefined} data-words={words || undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}
