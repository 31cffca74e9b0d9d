import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useBridge } from '../../bridge/use-operation.ts'

const PAGE = 100

/** The messages, newest first; further pages are read as they come into sight. */
export function useMessages() {
  const { call } = useBridge()
  const query = useInfiniteQuery<
    Output<'outbox.list'>,
    AppError,
    { pages: Output<'outbox.list'>[] },
    unknown[],
    string | undefined
  >({
    queryKey: ['outbox.list', {}],
    queryFn: ({ pageParam }) => call('outbox.list', { limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
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
