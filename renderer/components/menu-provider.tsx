import { Menu } from '@mantine/core'
import { createContext, type ReactNode, type Ref, use, useCallback, useMemo, useRef, useState } from 'react'
import { IconCheck } from './icons.tsx'
import styles from './menu.module.css'
import type { MenuAction, MenuAnchor, MenuEntry, MenuRequest, SharedMenu } from './menu-types.ts'

const MenuContext = createContext<SharedMenu>({ open: () => {}, close: () => {} })

/** The one menu of the window. Rows and buttons only ask for it, so a table of thousands carries none. */
export function useMenu(): SharedMenu {
  return use(MenuContext)
}

/** Holds the shared menu; part of ThemeProvider. */
export function MenuProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<MenuRequest | null>(null)
  const [opened, setOpened] = useState(false)
  const returnTo = useRef<HTMLElement | null>(null)

  const close = useCallback(() => {
    setOpened(false)
    if (returnTo.current?.hasAttribute('aria-expanded'))
      returnTo.current.setAttribute('aria-expanded', 'false')
    const menu = document.querySelector('[data-shared-menu]')
    const lost = document.activeElement === document.body || menu?.contains(document.activeElement)
    if (lost) returnTo.current?.focus({ preventScroll: true })
    returnTo.current = null
  }, [])

  const open = useCallback((next: MenuRequest) => {
    const element = next.anchor instanceof HTMLElement ? next.anchor : next.anchor.returnTo
    returnTo.current = element
    if (element?.getAttribute('aria-haspopup') === 'menu') element.setAttribute('aria-expanded', 'true')
    setRequest(next)
    setOpened(true)
  }, [])

  const select = (action: MenuAction) => {
    if (action.disabledReason !== undefined) return
    // Focus goes home first: a dialog opened by the act must find the row, not the vanished item.
    close()
    action.onSelect()
  }

  const value = useMemo(() => ({ open, close }), [open, close])
  const firstUsable = request?.items.findIndex((entry) => entry !== 'divider') ?? 0

  return (
    <MenuContext value={value}>
      {children}
      <Menu
        opened={opened}
        onChange={(next) => {
          if (!next) close()
        }}
        position={isPoint(request?.anchor) ? 'bottom-start' : 'bottom-end'}
        offset={4}
        returnFocus={false}
        withInitialFocusPlaceholder={false}
        closeOnItemClick={false}
        transitionProps={{ duration: 0 }}
        hideDetached={false}
        loop
      >
        <Menu.Target>
          <GhostAnchor anchor={request?.anchor ?? null} label={request?.label ?? ''} />
        </Menu.Target>
        <Menu.Dropdown data-shared-menu className={styles.menu}>
          {request?.items.map((entry, index) => renderEntry(entry, index, index === firstUsable, select))}
        </Menu.Dropdown>
      </Menu>
    </MenuContext>
  )
}

function renderEntry(
  entry: MenuEntry,
  index: number,
  isFirst: boolean,
  select: (action: MenuAction) => void,
): ReactNode {
  if (entry === 'divider') return <Menu.Divider key={index} className={styles.divider} />
  const isDisabled = entry.disabledReason !== undefined
  const note = entry.disabledReason ?? entry.hint
  const shared = {
    className: styles.item,
    'data-tone': entry.tone,
    'aria-disabled': isDisabled || undefined,
    rightSection: entry.shortcut && <span className={styles.shortcut}>{entry.shortcut}</span>,
    ...(isFirst && { 'data-autofocus': true }),
  }
  const content = (
    <>
      <span className={styles.label}>{entry.label}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  )
  if (entry.checked !== undefined) {
    return (
      <Menu.CheckboxItem
        key={entry.label}
        checked={entry.checked}
        onChange={() => select(entry)}
        checkIcon={<IconCheck className={styles.check} />}
        {...shared}
      >
        {content}
      </Menu.CheckboxItem>
    )
  }
  return (
    <Menu.Item key={entry.label} leftSection={entry.icon} onClick={() => select(entry)} {...shared}>
      {content}
    </Menu.Item>
  )
}

function isPoint(anchor: MenuAnchor | undefined): boolean {
  return anchor !== undefined && !(anchor instanceof HTMLElement)
}

interface GhostAnchorProps {
  anchor: MenuAnchor | null
  label: string
  ref?: Ref<HTMLSpanElement>
  id?: string
}

/**
 * An invisible box over the anchor. It takes only what placing and naming need, so that the ARIA state stays on the
 * real button.
 */
function GhostAnchor({ anchor, label, ref, id }: GhostAnchorProps) {
  const box =
    anchor instanceof HTMLElement
      ? anchor.getBoundingClientRect()
      : { x: anchor?.x ?? 0, y: anchor?.y ?? 0, width: 0, height: 0 }
  return (
    <span
      ref={ref}
      id={id}
      aria-hidden
      className={styles.ghost}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      {label}
    </span>
  )
}
