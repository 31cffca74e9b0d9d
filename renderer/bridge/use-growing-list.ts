import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OperationName } from '../../shared/contract/index.ts'
import type { AppError } from '../../shared/errors.ts'

const PAGE = 100

interface Page<T> {
  items: T[]
  total: number
  next: string | null
}

/** A whole list from its beginning; further pages are read as they come into sight. */
export function useGrowingList<T>(
  name: OperationName,
  readPage: (of: { limit: number; cursor?: string }) => Promise<Page<T>>,
  /** What the list is narrowed to. */
  filter: unknown = {},
) {
  const query = useInfiniteQuery<Page<T>, AppError, { pages: Page<T>[] }, unknown[], string | undefined>({
    queryKey: [name, filter],
    queryFn: ({ pageParam }) => readPage({ limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
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
