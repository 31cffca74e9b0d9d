import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { IconWarning } from './icons.tsx'
import styles from './tabs.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface TabItem<V extends string> {
  value: V
  label: string
  count?: string | undefined
  /** Something here needs a decision: the sentence that says so. */
  attention?: string | undefined
}

export interface TabsProps<V extends string> {
  label: string
  items: readonly TabItem<V>[]
  value: V
  onChange: (value: V) => void
  children: ReactNode
}

export function Tabs<V extends string>({ label, items, value, onChange, children }: TabsProps<V>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.value === value)
    const last = items.length - 1
    const leads: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }
    const to = leads[event.key]
    const item = to === undefined ? undefined : items[to]
    if (to === undefined || item === undefined) return
    event.preventDefault()
    onChange(item.value)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }

  return (
    <div className={styles.tabs}>
      <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            role="tab"
            id={`${id}-${item.value}`}
            aria-selected={item.value === value}
            aria-controls={item.value === value ? `${id}-panel` : undefined}
            tabIndex={item.value === value ? 0 : -1}
            className={styles.tab}
            data-tip={item.attention}
            onClick={() => onChange(item.value)}
          >
            {`${item.label} `}
            {item.count !== undefined && (
              <span className={styles.count} data-attention={item.attention !== undefined || undefined}>
                {item.attention !== undefined && <IconWarning size={12} />}
                {item.count}
              </span>
            )}
            {item.attention !== undefined && <VisuallyHidden>, {item.attention}</VisuallyHidden>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={styles.panel}>
        {children}
      </div>
    </div>
  )
}
