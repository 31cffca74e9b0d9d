import type { Input } from '../../../../shared/contract/index.ts'
import { OUTLINE_STEP } from '../../../../shared/contract/users.ts'
import type { CaseRow } from '../../../../shared/model/case.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { type PagedRows, usePagedRows } from '../../../bridge/use-paged-rows.ts'

/** A list of cases of any length behind one virtual table. */
export function usePagedCases(
  filter: Input<'cases.outline'>,
  knownTotal: number | undefined,
): PagedRows<CaseRow> {
  const { call } = useBridge()
  return usePagedRows<CaseRow>(
    {
      key: JSON.stringify(filter),
      page: (cursor) => {
        const input = { ...filter, limit: OUTLINE_STEP, ...(cursor !== undefined && { cursor }) }
        return { queryKey: ['cases.list', input], queryFn: () => call('cases.list', input) }
      },
      outline: { queryKey: ['cases.outline', filter], queryFn: () => call('cases.outline', filter) },
    },
    knownTotal,
  )
}
