import type { MouseEvent, ReactNode } from 'react'
import styles from './sidebar-nav.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface SidebarItem {
  id: string
  label: string
  icon: ReactNode
  href: string
  current?: boolean | undefined
  count?: string | undefined
  /** Something there needs a decision: the sentence that says so. */
  attention?: string | undefined
}

export interface SidebarNavProps {
  label: string
  groups: readonly { title?: string | undefined; items: readonly SidebarItem[] }[]
  collapsed?: boolean | undefined
  onNavigate?: ((id: string, event: MouseEvent<HTMLAnchorElement>) => void) | undefined
}

export function SidebarNav({ label, groups, collapsed = false, onNavigate }: SidebarNavProps) {
  return (
    <nav aria-label={label} className={styles.nav} data-collapsed={collapsed || undefined}>
      {groups.map((group) => (
        <div key={group.items.map((item) => item.id).join()} className={styles.group}>
          {group.title !== undefined && !collapsed && <div className={styles.title}>{group.title}</div>}
          <ul aria-label={group.title}>
            {group.items.map((item) => (
              <li key={item.id}>
                <a
                  href={item.href}
                  aria-current={item.current ? 'page' : undefined}
                  aria-label={collapsed ? item.label : undefined}
                  data-tip={collapsed ? item.label : item.attention}
                  className={styles.item}
                  onClick={(event) => onNavigate?.(item.id, event)}
                >
                  {item.icon}
                  {!collapsed && <span className={styles.label}>{item.label}</span>}
                  {!collapsed && item.count !== undefined && (
                    <span className={styles.count} data-attention={item.attention !== undefined || undefined}>
                      {item.count}
                    </span>
                  )}
                  {item.attention !== undefined && <VisuallyHidden>, {item.attention}</VisuallyHidden>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
