import { useEffect } from 'react'

const regions = '[data-region], [data-grid]'
const firstStop = 'a[href], button:not([tabindex="-1"]), input:not([tabindex="-1"]), [tabindex="0"]'

/** F6 and Shift+F6 move between the regions of the window: sidebar, toolbar, table, drawer, notices. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      if (document.querySelector('[aria-modal="true"]')) return
      const all = [...document.querySelectorAll<HTMLElement>(regions)]
      const at = all.findLastIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = all[(at + step + all.length) % all.length]
      if (next === undefined) return
      event.preventDefault()
      const stop = next.matches('[data-grid]') ? next.querySelector<HTMLElement>('[tabindex="0"]') : null
      const target = stop ?? next.querySelector<HTMLElement>(firstStop) ?? next
      target.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
