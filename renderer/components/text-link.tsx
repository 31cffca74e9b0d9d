import type { MouseEvent, ReactNode } from 'react'
import styles from './text-link.module.css'

export interface TextLinkProps {
  children: ReactNode
  href?: string | undefined
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined
}

/** A link in a sentence; without an address it is a button that looks like one. */
export function TextLink({ children, href, onClick }: TextLinkProps) {
  if (href !== undefined) {
    return (
      <a href={href} onClick={onClick} className={styles.link}>
        {children}
      </a>
    )
  }
  return (
    <button type="button" onClick={onClick} className={styles.link}>
      {children}
    </button>
  )
}
