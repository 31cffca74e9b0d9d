import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { useBridge } from '../../../bridge/use-operation.ts'

const PAGE = 200

/** Most lines that are written out under an invoice; a longer list is read as a CSV file. */
export const MOST_LINES = 2_000

/** All lines of an invoice, page after page, so that they are there when it is printed. */
export function useInvoiceLines(invoiceId: string, lineCount: number) {
  const { call } = useBridge()
  const isShown = lineCount <= MOST_LINES
  const query = useInfiniteQuery<
    Output<'invoices.lines'>,
    AppError,
    { pages: Output<'invoices.lines'>[] },
    unknown[],
    string | undefined
  >({
    queryKey: ['invoices.lines', invoiceId],
    queryFn: ({ pageParam }) =>
      call('invoices.lines', { invoiceId, limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: isShown && lineCount > 0,
    // Issued invoices never change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return {
    isShown,
    lines: data?.pages.flatMap((page) => page.items) ?? [],
    isComplete: lineCount === 0 || !isShown || (data !== undefined && !hasNextPage),
    error: query.error,
    retry: () => void (data ? fetchNextPage() : query.refetch()),
  }
}
