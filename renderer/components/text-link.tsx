import type { MouseEvent, ReactNode } from 'react'
import styles from './text-link.module.css'

export interface TextLinkProps {
  children: ReactNode
  /** Names it where the words alone would be said of several things. */
  label?: string | undefined
  href?: string | undefined
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined
}

/** A link in a sentence; without an address it is a button that looks like one. */
export function TextLink({ children, label, href, onClick }: TextLinkProps) {
  if (href !== undefined) {
    return (
      <a href={href} aria-label={label} onClick={onClick} className={styles.link}>
        {children}
      </a>
    )
  }
  return (
    <button type="button" aria-label={label} onClick={onClick} className={styles.link}>
      {children}
    </button>
  )
}
