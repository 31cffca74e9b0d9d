import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** Whether the window is at least this many pixels wide. */
export function useIsWindowWide(atLeast: number): boolean {
  return useSyncExternalStore(subscribe, () => window.innerWidth >= atLeast)
}
