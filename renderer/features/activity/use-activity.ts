import { type EventName, events } from '../../../shared/contract/events.ts'
import { useNewestFirst } from '../../bridge/use-newest-first.ts'
import { useBridge } from '../../bridge/use-operation.ts'
import type { ActivityFilter } from './activity-view.ts'

/** Whatever changes in the account is recorded: every event of the server that tells of a change tells of a new row. */
const addedBy = (Object.keys(events) as EventName[]).filter(
  (name) => events[name].servedBy === 'account' && name.endsWith('.changed'),
)

/** Recorded events, newest first. */
export function useActivity(filter: ActivityFilter) {
  const { call } = useBridge()
  return useNewestFirst({
    name: 'activity.pages',
    filter,
    readPage: (page) => call('activity.list', { ...filter, ...page }),
    addedBy,
  })
}
