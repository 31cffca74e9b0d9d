import { useEffect, useState } from 'react'

const LOOK_EVERY_MS = 10_000

/** The present moment, to the minute: draws again when the minute is another one. */
export function useNow(): Date {
  const [minute, setMinute] = useState(minuteOf)
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteOf()), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return new Date(minute * 60_000)
}

function minuteOf(): number {
  return Math.floor(Date.now() / 60_000)
}
