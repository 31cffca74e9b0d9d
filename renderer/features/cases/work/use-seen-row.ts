import { useState } from 'react'

/** The row that a dialog was asked about, while it is listed anew behind it; takes over what is listed when told to. */
export function useSeenRow<T extends { version: number }>(asked: T, current: T | undefined) {
  const [seen, setSeen] = useState(asked)
  return {
    seen,
    newer: current !== undefined && current.version > seen.version ? current : undefined,
    takeOver: setSeen,
  }
}
