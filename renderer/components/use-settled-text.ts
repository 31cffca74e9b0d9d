import { useEffect, useState } from 'react'

// Shorter than between two keys of a fast writer: it only keeps a held-down key from asking thirty times a second.
const PAUSE_MS = 20

/** Text as it is typed, told once the typing pauses. A value that changes elsewhere (Back, Clear filters) wins. */
export function useSettledText(value: string, onSettled: (text: string) => void) {
  const [text, setText] = useState(value)
  const [settled, setSettled] = useState(value)
  if (value !== settled) {
    setSettled(value)
    setText(value)
  }

  useEffect(() => {
    if (text === settled) return
    const timer = setTimeout(() => {
      setSettled(text)
      onSettled(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, settled, onSettled])

  return { text, setText }
}
