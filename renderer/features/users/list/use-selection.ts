import { useCallback, useEffect, useMemo } from 'react'
import { OUTLINE_STEP } from '../../../../shared/contract/users.ts'
import { MAX_QUOTED_USERS } from '../../../../shared/model/quote.ts'
import type { UserRow } from '../../../../shared/model/user.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import type { GridSelection } from '../../../components/grid-selection.ts'
import { formatNumber } from '../../../format.ts'
import { notify } from '../../../stores/notices.ts'
import { clearChosenUsers, useChosenUsers } from './chosen-users.ts'
import type { PagedUsers, UserFilter } from './use-paged-users.ts'

/** The selected people of the list as the grid sees them. */
export function useSelection(filter: UserFilter, { source, total }: PagedUsers) {
  const { call } = useBridge()
  const chosen = useChosenUsers((state) => state.users)
  useEffect(() => clearChosenUsers, [])

  useEffect(() => {
    const before = useChosenUsers.getState().users
    if (before.size === 0) return
    const users = new Map(before)
    for (const user of loaded(source)) if (users.has(user.userId)) users.set(user.userId, user)
    if ([...users].some(([id, user]) => before.get(id)?.version !== user.version))
      useChosenUsers.setState({ users })
  }, [source])

  const selection = useMemo<GridSelection>(() => ({ mode: 'some', ids: new Set(chosen.keys()) }), [chosen])
  const order = JSON.stringify(filter)
  const chooseAll = useCallback(async () => {
    const users = new Map(useChosenUsers.getState().users)
    let cursor: string | undefined
    do {
      const page = await call('users.list', {
        ...(JSON.parse(order) as UserFilter),
        limit: OUTLINE_STEP,
        ...(cursor !== undefined && { cursor }),
      })
      for (const user of page.items) users.set(user.userId, user)
      cursor = page.next ?? undefined
    } while (cursor !== undefined && users.size <= MAX_QUOTED_USERS)
    if (cursor !== undefined || users.size > MAX_QUOTED_USERS) return notify(TOO_MANY)
    useChosenUsers.setState({ users })
  }, [call, order])

  const select = useCallback(
    (next: GridSelection) => {
      if (next.mode === 'all-except') {
        if (total !== undefined && total > MAX_QUOTED_USERS) notify(TOO_MANY)
        else chooseAll().catch((error: Error) => notify({ tone: 'failure', text: error.message }))
        return
      }
      if (next.ids.size > MAX_QUOTED_USERS) return notify(TOO_MANY)
      const users = new Map([...useChosenUsers.getState().users].filter(([id]) => next.ids.has(id)))
      for (const user of loaded(source)) if (next.ids.has(user.userId)) users.set(user.userId, user)
      useChosenUsers.setState({ users })
    },
    [source, total, chooseAll],
  )
  return { chosen, selection, select, hidden: hiddenCount(chosen, source) }
}

const TOO_MANY = {
  tone: 'info' as const,
  text: `At most ${formatNumber(MAX_QUOTED_USERS)} people can be selected at once. Narrow the list with the search or a filter.`,
}

function* loaded(source: PagedUsers['source']): Generator<UserRow> {
  for (let index = 0; index < source.count; index += 1) {
    const user = source.get(index)
    if (user) yield user
  }
}

/** How many of the selected people the filter hides; 0 while not every row is known. */
function hiddenCount(chosen: ReadonlyMap<string, UserRow>, source: PagedUsers['source']): number {
  if (chosen.size === 0) return 0
  const shown = [...loaded(source)]
  if (shown.length < source.count) return 0
  return chosen.size - shown.filter(({ userId }) => chosen.has(userId)).length
}
