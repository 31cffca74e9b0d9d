import { Drawer as MantineDrawer } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import styles from './drawer.module.css'
import { IconButton } from './icon-button.tsx'
import { IconClose } from './icons.tsx'
import { useEscapeKey } from './use-escape-key.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { useIsWindowWide } from './use-window-width.ts'

export interface DrawerProps {
  opened: boolean
  onClose: () => void
  title: string
  subtitle?: ReactNode
  children: ReactNode
  footer?: ReactNode
}

const besideFrom = 1100

/** Details at the right. In a wide window the list beside it stays usable; in a narrow one it covers the list. */
export function Drawer({ opened, onClose, title, subtitle, children, footer }: DrawerProps) {
  const isBeside = useIsWindowWide(besideFrom)
  const titleId = useId()
  useReturnFocus(opened)
  useEscapeKey(opened && isBeside, onClose)
  const inside = (
    <>
      <header className={styles.header}>
        <div className={styles.heading}>
          {isBeside ? (
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
          ) : (
            <MantineDrawer.Title className={styles.title}>{title}</MantineDrawer.Title>
          )}
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        <IconButton size="sm" label="Close details" shortcut="Esc" onClick={onClose}>
          <IconClose />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.body} tabIndex={0} aria-label="Details">
        {children}
      </section>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </>
  )
  if (isBeside) {
    if (!opened) return null
    return (
      <aside aria-labelledby={titleId} tabIndex={-1} data-region data-drawer className={styles.beside}>
        {inside}
      </aside>
    )
  }
  return (
    <MantineDrawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={380}
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <MantineDrawer.Overlay className={styles.overlay} />
      <MantineDrawer.Content classNames={{ content: styles.over }}>{inside}</MantineDrawer.Content>
    </MantineDrawer.Root>
  )
}
