import type { ReactNode } from 'react'
import styles from './layout.module.css'

export interface StackProps {
  children: ReactNode
  gap?: 'xs' | 'sm' | 'md' | 'lg' | undefined
}

/** Things below each other. */
export function Stack({ children, gap = 'md' }: StackProps) {
  return (
    <div className={styles.stack} data-gap={gap}>
      {children}
    </div>
  )
}
