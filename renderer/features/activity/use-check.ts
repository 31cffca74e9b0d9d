import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import type { ActivityCheck } from '../../../shared/model/activity.ts'
import { useBridge } from '../../bridge/use-operation.ts'

type Verdict = Exclude<ActivityCheck, { state: 'going-on' }>

/** How far a check of the history is. */
export type CheckState =
  | { state: 'checking'; checked: number; newest: number | undefined }
  | { state: 'failed'; error: AppError; checked: number }
  | Verdict

/** Checks the history from its first event to its newest, part by part, while `isOpen`. */
export function useCheck(isOpen: boolean) {
  const { call } = useBridge()
  const [check, setCheck] = useState<CheckState>({ state: 'checking', checked: 0, newest: undefined })
  const round = useRef(0)

  const begin = useCallback(
    async (after: number) => {
      round.current += 1
      const own = round.current
      let checked = after
      const show = (next: CheckState) => own === round.current && setCheck(next)
      show({ state: 'checking', checked, newest: undefined })
      try {
        while (own === round.current) {
          const part = await call('activity.verify', { after: checked })
          if (part.state !== 'going-on') {
            show(part)
            return
          }
          checked = part.checked
          show({ state: 'checking', checked, newest: part.newest })
        }
      } catch (error) {
        show({ state: 'failed', error: AppError.from(error), checked })
      }
    },
    [call],
  )

  useEffect(() => {
    if (!isOpen) return
    void begin(0)
    // Nobody waits for the answer any more.
    return () => {
      round.current += 1
    }
  }, [isOpen, begin])

  return { check, begin: (after: number) => void begin(after) }
}
