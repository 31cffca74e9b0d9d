import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './filter-chip.module.css'
import { IconChevronDown, IconClose } from './icons.tsx'

export interface ChipPopoverProps {
  label: string
  /** What is chosen, in a few words; undefined while the filter is off. */
  chosen: string | undefined
  opened: boolean
  onOpenedChange: (opened: boolean) => void
  /** Takes the choice away; without it the chip has no button for that. */
  onRemove?: (() => void) | undefined
  children: ReactNode
}

/** The chip of a filter and the small panel below it. */
export function ChipPopover(props: ChipPopoverProps) {
  const { label, chosen, opened, onOpenedChange, onRemove, children } = props
  const isOn = chosen !== undefined
  return (
    <Popover
      opened={opened}
      onChange={onOpenedChange}
      position="bottom-start"
      offset={4}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <span className={styles.chip} data-on={isOn || undefined}>
        <Popover.Target>
          <button type="button" className={styles.button} onClick={() => onOpenedChange(!opened)}>
            <span className={styles.name}>{isOn ? `${label}:` : label}</span>{' '}
            {isOn && <span className={styles.chosen}>{chosen}</span>}
            <IconChevronDown size={12} />
          </button>
        </Popover.Target>
        {onRemove && (
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove filter ${label}`}
            onClick={() => {
              onOpenedChange(false)
              onRemove()
            }}
          >
            <IconClose size={12} />
          </button>
        )}
      </span>
      <Popover.Dropdown className={styles.panel}>{children}</Popover.Dropdown>
    </Popover>
  )
}
