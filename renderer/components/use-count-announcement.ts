import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 500

/** A sentence for the polite live region, told when it has not changed for half a second. The first one is not told. */
export function useCountAnnouncement(sentence: string | undefined): string {
  const heard = useRef(sentence)
  const [announced, setAnnounced] = useState('')

  useEffect(() => {
    heard.current ??= sentence
    if (sentence === undefined || sentence === heard.current) return
    const timer = setTimeout(() => {
      heard.current = sentence
      setAnnounced(sentence)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [sentence])

  return announced
}
