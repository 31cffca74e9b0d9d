import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Input, Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { useBridge, useEvent } from '../../../bridge/use-operation.ts'

const PAGE = 200

/** Up to this many pages are read again when something is booked; after that, only when asked. */
const FEW_PAGES = 3

/** Grey rows below the last known line, which bring the next page. */
const AHEAD = 20

export type LedgerFilter = Input<'ledger.export'>

/** Lines of the ledger, newest first; older ones are read as they come into sight. */
export function useLedger(filter: LedgerFilter) {
  const { call } = useBridge()
  const query = useInfiniteQuery<
    Output<'ledger.list'>,
    AppError,
    { pages: Output<'ledger.list'>[] },
    unknown[],
    string | undefined
  >({
    // Not under the operation's own name: hundreds of pages are not read again at every booking.
    queryKey: ['ledger.pages', filter],
    queryFn: ({ pageParam }) =>
      call('ledger.list', { ...filter, limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    gcTime: 0,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const source = useMemo(
    () => ({
      count: rows.length + (hasNextPage ? AHEAD : 0),
      get: (index: number) => rows[index],
      ensure: (_from: number, to: number) => {
        if (to >= rows.length - AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage()
      },
    }),
    [rows, fetchNextPage, hasNextPage, isFetchingNextPage],
  )

  const [hasNewer, setHasNewer] = useState(false)
  const pages = data?.pages.length ?? 0
  useEvent('billing.changed', () => {
    if (pages > FEW_PAGES) setHasNewer(true)
    else void refetch()
  })
  const key = JSON.stringify(filter)
  useEffect(() => {
    if (key !== '') setHasNewer(false)
  }, [key])

  return {
    source,
    /** Lines that are here; `isComplete` says whether these are all. */
    known: rows.length,
    isComplete: data !== undefined && !hasNextPage,
    loading: data === undefined,
    refreshing: query.isRefetching && !isFetchingNextPage,
    error: query.error,
    hasNewer,
    retry: () => {
      setHasNewer(false)
      void refetch()
    },
  }
}
