import { useInfiniteQuery } from '@tanstack/react-query'
import type { Input, Output } from '../../../../shared/contract/index.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { useBridge } from '../../../bridge/use-operation.ts'

/** Lists of work that grow page by page. */
type WorkList = 'tasks.list' | 'documents.list' | 'work.mine'

const PAGE = 50

/** The beginning of a list of work, and more of it when asked for. */
export function useWorkList<N extends WorkList>(name: N, input: Omit<Input<N>, 'cursor' | 'limit'>) {
  const { call } = useBridge()
  const query = useInfiniteQuery<Output<N>, AppError, { pages: Output<N>[] }, unknown[], string | undefined>({
    queryKey: [name, input],
    queryFn: ({ pageParam }) =>
      call(name, { ...input, limit: PAGE, ...(pageParam && { cursor: pageParam }) } as Input<N>),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const pages = query.data?.pages
  return {
    /** The first page, with the numbers of all of it. */
    first: pages?.at(-1),
    pages: pages ?? [],
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isReadingMore: query.isFetchingNextPage,
  }
}
