import { useEffect, useSyncExternalStore } from 'react'

let open = 0
const listeners = new Set<() => void>()

function change(by: number): void {
  open += by
  for (const listen of listeners) listen()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Counts a dialog while it is open. */
export function useCountedWhileOpen(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    change(1)
    return () => change(-1)
  }, [isOpen])
}

/** Whether a dialog is open, which everything else waits behind. */
export function useIsDialogOpen(): boolean {
  return useSyncExternalStore(listen, () => open > 0)
}
