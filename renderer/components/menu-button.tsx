import type { ReactNode } from 'react'
import { Button, type ButtonKind } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { IconChevronDown } from './icons.tsx'
import { useMenu } from './menu-provider.tsx'
import type { MenuEntry } from './menu-types.ts'

export interface MenuButtonProps {
  label: string
  items: readonly MenuEntry[]
  kind?: ButtonKind | undefined
  icon?: ReactNode
  /** Shows only the icon; the label names the button. */
  iconOnly?: boolean | undefined
}

export function MenuButton({ label, items, kind, icon, iconOnly = false }: MenuButtonProps) {
  const menu = useMenu()
  const open = (anchor: HTMLElement) => menu.open({ anchor, label, items })
  if (iconOnly) {
    return (
      <IconButton
        label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={(event) => open(event.currentTarget)}
      >
        {icon}
      </IconButton>
    )
  }
  return (
    <Button
      kind={kind}
      icon={icon}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={(event) => open(event.currentTarget)}
    >
      {label}
      <IconChevronDown size={12} />
    </Button>
  )
}
