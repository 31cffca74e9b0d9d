import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import type { RowSource } from '../../../components/row-source.ts'

type Page = Output<'invitations.list'>

/** Pending invitations, the soonest to expire first; further pages are read as they come into sight. */
export function useInvitations(q: string) {
  const { call } = useBridge()
  const input = q === '' ? {} : { q }
  const query = useInfiniteQuery<
    Page,
    AppError,
    InfiniteData<Page>,
    [string, typeof input, 'pages'],
    string | undefined
  >({
    queryKey: ['invitations.list', input, 'pages'],
    queryFn: ({ pageParam }) =>
      call('invitations.list', { ...input, ...(pageParam !== undefined && { cursor: pageParam }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = query
  const source = useMemo<RowSource<InvitationRow>>(() => {
    const rows = data?.pages.flatMap((page) => page.items) ?? []
    return {
      count: Math.max(data?.pages.at(-1)?.total ?? 0, rows.length),
      get: (index) => rows[index],
      ensure: (_from, to) => {
        if (to >= rows.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
      },
    }
  }, [data, fetchNextPage, hasNextPage, isFetchingNextPage])

  return {
    source,
    total: isPlaceholderData ? undefined : data?.pages.at(-1)?.total,
    isAnyQueued: data?.pages.some((page) => page.items.some(isQueued)) ?? false,
    loading: data === undefined,
    refreshing: isPlaceholderData,
    error: data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  }
}

function isQueued({ delivery }: InvitationRow): boolean {
  return delivery?.state === 'queued'
}
