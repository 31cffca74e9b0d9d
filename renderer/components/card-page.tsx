import { type ReactNode, useEffect, useRef } from 'react'
import styles from './card-page.module.css'

export interface CardPageProps {
  title: string
  children: ReactNode
  /** Over the card: whose application this is. */
  brand?: ReactNode
  intro?: ReactNode
  footer?: ReactNode
  wide?: boolean | undefined
}

/**
 * One card in the middle of an empty page: sign-in, first run, registration. It names the document; a new card's title
 * takes the focus unless a field of it has.
 */
export function CardPage({ title, children, brand, intro, footer, wide = false }: CardPageProps) {
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = title === 'Roster' ? title : `${title} - Roster`
    if (page.current?.contains(document.activeElement)) return
    page.current?.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
  }, [title])
  return (
    <main ref={page} className={styles.page}>
      <div className={styles.column} data-wide={wide || undefined}>
        {brand !== undefined && <div className={styles.brand}>{brand}</div>}
        <div className={styles.card}>
          <h1 tabIndex={-1} data-page-title className={styles.title}>
            {title}
          </h1>
          {intro !== undefined && <div className={styles.intro}>{intro}</div>}
          {children}
        </div>
        {footer !== undefined && footer !== false && <div className={styles.footer}>{footer}</div>}
      </div>
    </main>
  )
}
