import { AppError } from '../../../../shared/errors.ts'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { notify } from '../../../stores/notices.ts'

type Versioned = Pick<CaseDetails, 'caseId' | 'number' | 'version'>

/** Closes and reopens cases at once; each can be undone from its notice. */
export function useCaseStatus() {
  const closing = useAct('cases.close')
  const reopening = useAct('cases.reopen')
  const change = async (
    which: 'close' | 'reopen',
    { caseId, number, version }: Versioned,
    isUndo = false,
  ): Promise<void> => {
    const act = which === 'close' ? closing : reopening
    try {
      const changed = await act.runOrThrow({ caseId, version })
      const text =
        which === 'close'
          ? `${number} is closed. The same people can still see it.`
          : `${number} is open again.`
      const back = which === 'close' ? 'reopen' : 'close'
      notify({
        tone: 'success',
        text,
        ...(!isUndo && { action: { label: 'Undo', run: () => void change(back, changed, true) } }),
      })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
  }
  return {
    close: (details: Versioned) => change('close', details),
    reopen: (details: Versioned) => change('reopen', details),
    busy: closing.busy || reopening.busy,
  }
}
