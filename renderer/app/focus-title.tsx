import { useEffect } from 'react'

/** Put behind a page: once the page is there, its title takes the focus, unless something on it already has. */
export function FocusTitle() {
  useEffect(() => {
    const main = document.querySelector('main')
    if (main?.contains(document.activeElement)) return
    main?.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
  }, [])
  return null
}
