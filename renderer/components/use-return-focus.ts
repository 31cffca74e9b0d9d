import { useEffect, useRef } from 'react'

/**
 * Gives the focus back when a layer closes: to what had it before, or, when that is gone, to the tab stop of the
 * table on the page.
 */
export function useReturnFocus(opened: boolean): void {
  const home = useRef<HTMLElement | null>(null)
  const wasOpened = useRef(false)
  if (opened && !wasOpened.current && document.activeElement instanceof HTMLElement) {
    home.current = document.activeElement
  }
  useEffect(() => {
    const justClosed = wasOpened.current && !opened
    wasOpened.current = opened
    if (!justClosed) return
    const timer = setTimeout(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const fallback = document.querySelector<HTMLElement>('[data-grid] [tabindex="0"]')
      const target = home.current?.isConnected ? home.current : fallback
      target?.focus({ preventScroll: true })
    })
    return () => clearTimeout(timer)
  }, [opened])
}
