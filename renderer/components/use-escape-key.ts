import { useEffect } from 'react'

const ownEscape = 'input, textarea, [role="menu"] *, [role="dialog"] *, [role="listbox"] *'

/** Esc anywhere on the page, one step back at a time: fields, menus and dialogs come first, and so does the table. */
export function useEscapeKey(isOn: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : document.body
      const isElsewhere = target.matches(ownEscape) && target.closest('[data-grid], [data-drawer]') === null
      if (!isElsewhere && document.querySelector('[aria-modal="true"]') === null) onEscape()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn, onEscape])
}
