import { useState } from 'react'

/** The row of a list whose dialog was asked for. It stays known while the dialog closes, so that focus can go home. */
export function useAskedRow<T>() {
  const [state, setState] = useState<{ asked: T | undefined; opened: boolean; turn: number }>({
    asked: undefined,
    opened: false,
    turn: 0,
  })
  return {
    ...state,
    ask: (asked: T) => setState(({ turn }) => ({ asked, opened: true, turn: turn + 1 })),
    close: () => setState((before) => ({ ...before, opened: false })),
  }
}

/** What the dialog of a row is given. */
export interface AskedRow<T> {
  opened: boolean
  onClose(): void
  asked: T
  /** The row as it is listed now; undefined when it is not listed any more. */
  current: T | undefined
}
