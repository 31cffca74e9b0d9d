import type { ReactNode } from 'react'

/** One act in a menu. A reason in `disabledReason` keeps it readable but unusable. */
export interface MenuAction {
  label: string
  onSelect: () => void
  icon?: ReactNode | undefined
  shortcut?: string | undefined
  tone?: 'danger' | undefined
  disabledReason?: string | undefined
  hint?: string | undefined
  checked?: boolean | undefined
}

export type MenuEntry = MenuAction | 'divider'

/** Where a menu opens: at an element, or at the pointer with an element that gets the focus back. */
export type MenuAnchor = HTMLElement | { x: number; y: number; returnTo: HTMLElement | null }

export interface MenuRequest {
  anchor: MenuAnchor
  label: string
  items: readonly MenuEntry[]
}

export interface SharedMenu {
  open: (request: MenuRequest) => void
  close: () => void
}
