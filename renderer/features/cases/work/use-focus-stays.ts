import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the focus in a list of rows (`li`) when the row that had it goes away: it passes to the row that takes its
 * place, or to the last one. Answers what the list element needs.
 */
export function useFocusStays(rows: readonly unknown[]): {
  ref: RefObject<HTMLUListElement | null>
  onFocus(): void
} {
  const ref = useRef<HTMLUListElement>(null)
  const place = useRef<number | undefined>(undefined)
  const shown = rows.length
  const before = useRef(shown)
  useEffect(() => {
    const shrank = shown < before.current
    before.current = shown
    const list = ref.current
    if (!shrank || !list || place.current === undefined || document.activeElement !== document.body) return
    const row = list.children[Math.min(place.current, list.children.length - 1)]
    row?.querySelector<HTMLElement>('input, button, a')?.focus()
  }, [shown])
  return {
    ref,
    onFocus() {
      const row = document.activeElement?.closest('li')
      place.current = row ? [...(ref.current?.children ?? [])].indexOf(row) : undefined
    },
  }
}
