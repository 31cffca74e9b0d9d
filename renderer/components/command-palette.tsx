import { Combobox, Modal, useCombobox } from '@mantine/core'
import { type ReactNode, useEffect, useId } from 'react'
import styles from './command-palette.module.css'
import { useCountedWhileOpen } from './open-dialogs.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface PaletteItem {
  id: string
  label: string
  hint?: string | undefined
  icon?: ReactNode | undefined
  onSelect: () => void
}

export interface PaletteGroup {
  title: string
  items: readonly PaletteItem[]
}

export interface CommandPaletteProps {
  opened: boolean
  onClose: () => void
  label: string
  text: string
  onText: (text: string) => void
  groups: readonly PaletteGroup[]
  /** More may still be found. */
  busy?: boolean | undefined
}

/** One field over the page that finds everything: pages, acts, people. The first one found is chosen by Enter. */
export function CommandPalette({ opened, onClose, label, text, onText, groups, busy }: CommandPaletteProps) {
  const id = useId()
  // The field keeps Esc to itself, so the list says when it was pressed.
  const list = useCombobox({ opened: true, onDropdownClose: onClose })
  useReturnFocus(opened)
  useCountedWhileOpen(opened)
  const shown = groups.filter(({ items }) => items.length > 0)
  const found = shown.flatMap(({ items }) => items)
  const offered = found.map((item) => item.id).join(' ')
  const { selectFirstOption } = list

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first one is chosen anew when others are offered
  useEffect(() => {
    if (opened) selectFirstOption()
  }, [opened, offered, selectFirstOption])

  const choose = (chosen: string) => {
    const item = found.find((one) => one.id === chosen)
    onClose()
    item?.onSelect()
  }
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={600}
      yOffset="12vh"
      returnFocus={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay className={styles.overlay} />
      <Modal.Content classNames={{ content: styles.content }} aria-label={label}>
        <Combobox store={list} onOptionSubmit={choose}>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              className={styles.field}
              role="combobox"
              aria-expanded
              aria-controls={id}
              aria-label={label}
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              placeholder={label}
              value={text}
              onChange={(event) => onText(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          <Combobox.Options id={id} aria-label={label} className={styles.list}>
            {shown.map(({ title, items }) => (
              <Combobox.Group key={title} label={title} classNames={{ groupLabel: styles.title }}>
                {items.map((item) => (
                  <Combobox.Option key={item.id} value={item.id} className={styles.item}>
                    <span className={styles.icon}>{item.icon}</span>
                    <span className={styles.label}>{item.label}</span>
                    {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
          {found.length === 0 && (
            <p className={styles.empty}>{busy ? 'Looking…' : `Nothing found for “${text}”.`}</p>
          )}
        </Combobox>
        <VisuallyHidden>
          <output>{busy ? '' : `${found.length} found`}</output>
        </VisuallyHidden>
      </Modal.Content>
    </Modal.Root>
  )
}
