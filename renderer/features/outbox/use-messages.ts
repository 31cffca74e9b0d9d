import { useGrowingList } from '../../bridge/use-growing-list.ts'
import { useBridge } from '../../bridge/use-operation.ts'

/** The messages, newest first. */
export function useMessages() {
  const { call } = useBridge()
  return useGrowingList('outbox.list', (page) => call('outbox.list', page))
}
