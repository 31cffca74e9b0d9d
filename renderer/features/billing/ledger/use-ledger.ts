import type { EventName } from '../../../../shared/contract/events.ts'
import type { Input } from '../../../../shared/contract/index.ts'
import { useNewestFirst } from '../../../bridge/use-newest-first.ts'
import { useBridge } from '../../../bridge/use-operation.ts'

export type LedgerFilter = Input<'ledger.export'>

const ADDED_BY: readonly EventName[] = ['billing.changed']

/** Lines of the ledger, newest first. */
export function useLedger(filter: LedgerFilter) {
  const { call } = useBridge()
  return useNewestFirst({
    name: 'ledger.pages',
    filter,
    readPage: (page) => call('ledger.list', { ...filter, ...page }),
    addedBy: ADDED_BY,
  })
}
