import { useCallback } from 'react'
import type { EventPayload } from '../../shared/contract/events.ts'
import { useBridge, useEvent } from '../bridge/use-operation.ts'
import { formatCount } from '../format.ts'
import { goTo } from '../stores/location.ts'
import { notify } from '../stores/notices.ts'

/** Tells whoever received work, on whatever page, from whom and how much. */
export function useHandOverNotice(): void {
  const { call } = useBridge()
  const tell = useCallback(
    async ({ handOverId }: EventPayload<'work.received'>) => {
      // Without an answer, My cases shows the work all the same.
      const received = await call('handOvers.received', { handOverId }).catch(() => undefined)
      if (!received || received.items === 0) return
      const { doneByName, fromName, items } = received
      notify({
        tone: 'info',
        text: `${doneByName} handed you ${formatCount(items, 'piece', 'pieces')} of work of ${fromName}.`,
        action: { label: 'Show', run: () => goTo('#/my-cases') },
      })
    },
    [call],
  )
  useEvent('work.received', tell)
}
