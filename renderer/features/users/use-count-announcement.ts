import { useEffect, useState } from 'react'

const PAUSE_MS = 500

/** A sentence for the polite live region, told when it has not changed for half a second. Silent at first. */
export function useCountAnnouncement(sentence: string | undefined): string {
  const [heard, setHeard] = useState<string>()
  const [announced, setAnnounced] = useState('')

  useEffect(() => {
    if (sentence === undefined || sentence === heard) return
    const timer = setTimeout(() => {
      setHeard(sentence)
      if (heard !== undefined) setAnnounced(sentence)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [sentence, heard])

  return announced
}
