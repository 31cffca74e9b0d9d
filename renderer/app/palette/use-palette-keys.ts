import { useCallback, useEffect, useState } from 'react'

/** What can lie over any page. */
export type Overlay = 'palette' | 'keys'

const typing = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'

/** Ctrl+K (Cmd+K) asks for the palette, `?` for the keys; neither while a dialog is open. */
export function usePaletteKeys() {
  const [overlay, setOverlay] = useState<Overlay>()
  const [opened, setOpened] = useState(false)
  const show = useCallback((asked: Overlay) => {
    setOverlay(asked)
    setOpened(true)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = overlayOf(event)
      if (!asked || document.querySelector('[aria-modal="true"]')) return
      event.preventDefault()
      show(asked)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [show])
  return { overlay, opened, show, close: () => setOpened(false) }
}

function overlayOf({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): Overlay | undefined {
  const isCommand = (ctrlKey || metaKey) && !altKey
  if (isCommand && !shiftKey && key.toLowerCase() === 'k') return 'palette'
  if (isCommand && key === '/') return 'keys'
  const isTyping = target instanceof Element && target.matches(typing)
  return key === '?' && !isTyping && !ctrlKey && !metaKey && !altKey ? 'keys' : undefined
}
