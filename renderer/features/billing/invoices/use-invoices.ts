import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { useBridge } from '../../../bridge/use-operation.ts'

const PAGE = 100

/** The invoices, newest first; further pages are read as they come into sight. */
export function useInvoices() {
  const { call } = useBridge()
  const query = useInfiniteQuery<
    Output<'invoices.list'>,
    AppError,
    { pages: Output<'invoices.list'>[] },
    unknown[],
    string | undefined
  >({
    queryKey: ['invoices.list', {}],
    queryFn: ({ pageParam }) =>
      call('invoices.list', { limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query
  const source = useMemo(() => {
    const rows = data?.pages.flatMap((page) => page.items) ?? []
    return {
      count: data?.pages[0]?.total ?? 0,
      get: (index: number) => rows[index],
      ensure: (_from: number, to: number) => {
        if (to >= rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
      },
    }
  }, [data, fetchNextPage, hasNextPage, isFetchingNextPage])
  return {
    source,
    total: data?.pages[0]?.total,
    error: query.error,
    retry: () => void query.refetch(),
  }
}
