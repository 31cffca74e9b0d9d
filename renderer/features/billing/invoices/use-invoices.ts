import { useGrowingList } from '../../../bridge/use-growing-list.ts'
import { useBridge } from '../../../bridge/use-operation.ts'

/** The invoices, newest first. */
export function useInvoices() {
  const { call } = useBridge()
  return useGrowingList('invoices.list', (page) => call('invoices.list', page))
}
