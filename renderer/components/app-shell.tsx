import type { ReactNode } from 'react'
import styles from './app-shell.module.css'
import { useRegionKeys } from './use-region-keys.ts'

export interface AppShellProps {
  sidebar: ReactNode
  /** The page. */
  children: ReactNode
  status?: ReactNode
  /** A line over the page, such as being offline. */
  banner?: ReactNode
  notices?: ReactNode
  collapsed?: boolean | undefined
  /** Keeps room for the window's own buttons, by which the window can be moved. */
  dragStrip?: boolean | undefined
}

/** The one window: sidebar, page, status line. */
export function AppShell(props: AppShellProps) {
  const { sidebar, children, status, banner, notices, collapsed = false, dragStrip = false } = props
  useRegionKeys()
  return (
    <div className={styles.shell} data-collapsed={collapsed || undefined} data-strip={dragStrip || undefined}>
      {dragStrip && <div aria-hidden className={styles.strip} />}
      <aside data-region tabIndex={-1} aria-label="Pages" className={styles.sidebar}>
        {sidebar}
      </aside>
      <main className={styles.main}>
        {banner !== undefined && <div className={styles.banner}>{banner}</div>}
        <div className={styles.content}>{children}</div>
      </main>
      <footer className={styles.status}>{status}</footer>
      {notices}
    </div>
  )
}
