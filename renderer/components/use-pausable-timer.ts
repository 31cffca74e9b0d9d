import { useEffect, useRef } from 'react'

/** Calls back once after the given time, not counting the time it is held. */
export function usePausableTimer(milliseconds: number | null, isHeld: boolean, onEnd: () => void): void {
  const left = useRef(milliseconds)
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    left.current = milliseconds
  }, [milliseconds])
  useEffect(() => {
    if (isHeld || left.current === null || milliseconds === null) return
    const startedAt = performance.now()
    const timer = setTimeout(() => end.current(), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(0, (left.current ?? 0) - (performance.now() - startedAt))
    }
  }, [isHeld, milliseconds])
}
