import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { EventName } from '../../shared/contract/events.ts'
import type { AppError } from '../../shared/errors.ts'
import { useBridge } from './use-operation.ts'

const PAGE = 200

/** Up to this many pages are read again when something is added; after that, only when asked. */
const FEW_PAGES = 3

/** Grey rows below the last known one, which bring the next page. */
const AHEAD = 20

interface Page<T> {
  items: T[]
  next: string | null
}

/** How a list is read that others add to at its beginning. */
interface NewestFirst<T> {
  /** Not the name of an operation: hundreds of pages are not read again at every change. */
  name: string
  filter: object
  readPage(of: { limit: number; cursor?: string }): Promise<Page<T>>
  /** What tells that something was added. */
  addedBy: readonly EventName[]
}

/** A list of unknown length, newest first; older rows are read as they come into sight. */
export function useNewestFirst<T>({ name, filter, readPage, addedBy }: NewestFirst<T>) {
  const { transport } = useBridge()
  const query = useInfiniteQuery<Page<T>, AppError, { pages: Page<T>[] }, unknown[], string | undefined>({
    queryKey: [name, filter],
    queryFn: ({ pageParam }) => readPage({ limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, refetch } = query
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
  const isShort = (data?.pages.length ?? 0) <= FEW_PAGES
  useEffect(() => {
    const hear = () => {
      if (isShort) void refetch()
      else setHasNewer(true)
    }
    const stops = addedBy.map((event) => transport.on(event, hear))
    return () => {
      for (const stop of stops) stop()
    }
  }, [transport, addedBy, isShort, refetch])
  const key = JSON.stringify(filter)
  useEffect(() => {
    if (key !== '') setHasNewer(false)
  }, [key])

  return {
    source,
    /** Rows that are here; `isComplete` says whether these are all. */
    known: rows.length,
    isComplete: data !== undefined && !isPlaceholderData && !hasNextPage,
    loading: data === undefined,
    refreshing: isPlaceholderData || (query.isRefetching && !isFetchingNextPage),
    error: query.error,
    hasNewer,
    retry: () => {
      setHasNewer(false)
      void refetch()
    },
  }
}
