import { useState } from 'react'
import type { Input } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { notify } from '../stores/notices.ts'
import { useBridge } from './use-operation.ts'

type FileOperation =
  | 'roster.export'
  | 'roster.exportDifference'
  | 'roster.exportCaseAccess'
  | 'users.export'
  | 'activity.export'
  | 'ledger.export'
  | 'invoices.pdf'
  | 'invoices.csv'
  | 'handOvers.pdf'
  | 'handOvers.csv'

/** Has the server make a file and saves it where the person says. */
export function useSaveMadeFile<N extends FileOperation>(name: N) {
  const { call } = useBridge()
  const [busy, setBusy] = useState(false)
  const save = async (input: Input<N>) => {
    if (busy) return
    setBusy(true)
    try {
      const file = await call(name, input)
      const { savedAs } = await call('file.save', file)
      if (savedAs !== null) notify({ tone: 'success', text: `${file.name} was saved.` })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    } finally {
      setBusy(false)
    }
  }
  return { busy, run: (input: Input<N>) => void save(input) }
}
