import type { Connection } from '../../shared/model/settings.ts'
import { useSettings } from '../stores/settings.ts'
import { useAct, useRead } from './use-operation.ts'

const sentences: Record<Exclude<Connection['kind'], 'server'>, string> = {
  unset: 'No account has been chosen yet.',
  'this-computer': 'The account is on this computer.',
  sample: 'This is the sample firm on this computer.',
}

/** Where the account of this window is, and the way to choose again, which only the desktop application has. */
export function useConnectionChoice() {
  const connection = useSettings((settings) => settings.connection)
  const desktop = useRead('desktop.read', {})
  const choose = useAct('connection.choose')
  return {
    sentence:
      connection.kind === 'server' ? `Account server: ${connection.address}` : sentences[connection.kind],
    canChoose: desktop.data?.kind === 'desktop',
    chooseAgain: () => choose.run({ connection: { kind: 'unset' } }),
    busy: choose.busy,
    error: choose.error,
  }
}
