import type { Input } from '../../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../../shared/contract/users.ts'
import type { UserRow } from '../../../../shared/model/user.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { type PagedRows, usePagedRows } from '../../../bridge/use-paged-rows.ts'

export type UserFilter = Input<'users.outline'>
export type PagedUsers = PagedRows<UserRow>

/** A list of users of any length behind one virtual table. */
export function usePagedUsers(filter: UserFilter, knownTotal: number | undefined): PagedUsers {
  const { call } = useBridge()
  return usePagedRows<UserRow>(
    {
      key: JSON.stringify(filter),
      page: (cursor) => {
        const input = { ...filter, limit: OUTLINE_STEP, ...(cursor !== undefined && { cursor }) }
        return { queryKey: ['users.list', input], queryFn: () => call('users.list', input) }
      },
      outline: { queryKey: ['users.outline', filter], queryFn: () => call('users.outline', filter) },
    },
    knownTotal,
  )
}
