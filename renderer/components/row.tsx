import type { ReactNode } from 'react'
import styles from './layout.module.css'

export interface RowProps {
  children: ReactNode
  gap?: 'xs' | 'sm' | 'md' | 'lg' | undefined
  align?: 'start' | 'center' | 'end' | 'baseline' | undefined
  justify?: 'start' | 'end' | 'between' | undefined
  wrap?: boolean | undefined
}

/** Things beside each other. */
export function Row({ children, gap = 'sm', align = 'center', justify = 'start', wrap = false }: RowProps) {
  return (
    <div className={styles.row} data-gap={gap} data-align={align} data-justify={justify} data-wrap={wrap}>
      {children}
    </div>
  )
}
