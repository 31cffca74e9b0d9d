import { useEffect } from 'react'
import { ask } from './asked.ts'

const typing =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="menu"] *'

/** `I` asks for the invitation dialog from anywhere on the page where nothing is typed. */
export function useInviteKey(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey, defaultPrevented } = event
      if (key.toLowerCase() !== 'i' || ctrlKey || metaKey || altKey || defaultPrevented) return
      if (target instanceof Element && target.matches(typing)) return
      if (document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      ask({ act: 'invite' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [enabled])
}
