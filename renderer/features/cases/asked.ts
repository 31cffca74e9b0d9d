import { useCallback, useState } from 'react'
import type { CaseDetails, CasePerson } from '../../../shared/model/case.ts'

/** The dialog of a page of cases that was asked for. */
export type Asked =
  | { act: 'new' }
  | { act: 'import' }
  | { act: 'change'; details: CaseDetails }
  | { act: 'add'; details: CaseDetails }
  | { act: 'remove'; details: CaseDetails; person: CasePerson }

export interface Asking {
  asked: Asked | undefined
  opened: boolean
  /** Grows with each question, so that every dialog starts anew. */
  turn: number
  ask(asked: Asked): void
  close(): void
}

/** The one dialog of a page. What was asked stays known while it closes, so that focus can go home. */
export function useAsking(): Asking {
  const [state, setState] = useState<Pick<Asking, 'asked' | 'opened' | 'turn'>>({
    asked: undefined,
    opened: false,
    turn: 0,
  })
  const ask = useCallback(
    (asked: Asked) => setState(({ turn }) => ({ asked, opened: true, turn: turn + 1 })),
    [],
  )
  const close = useCallback(() => setState((before) => ({ ...before, opened: false })), [])
  return { ...state, ask, close }
}
