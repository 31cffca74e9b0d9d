import {
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
  useQuery,
} from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { OUTLINE_STEP } from '../../shared/contract/users.ts'
import type { AppError } from '../../shared/errors.ts'
import type { RowSource } from '../components/row-source.ts'

interface Page<Row> {
  items: Row[]
  next: string | null
}

interface Outline {
  total: number
  starts: string[]
}

/** How the pages of one filter are read. */
interface PagedReads<Row> {
  /** Stands for the filter. */
  key: string
  /** The page of OUTLINE_STEP rows at a cursor; without one, the first. */
  page(cursor: string | undefined): { queryKey: QueryKey; queryFn(): Promise<Page<Row>> }
  outline: { queryKey: QueryKey; queryFn(): Promise<Outline> }
}

/** A list of any length behind one virtual table. */
export interface PagedRows<Row> {
  source: RowSource<Row>
  /** Undefined while the true number is not known. */
  total: number | undefined
  /** Nothing to show yet. */
  loading: boolean
  /** Rows are shown while newer ones are on their way. */
  refreshing: boolean
  error: AppError | null
  retry(): void
}

interface Shown {
  key: string
  total: number | undefined
  pages: Map<number, readonly unknown[]>
}

/**
 * Reads the pages that are in sight. The first one is entered directly, the others at the cursors of the outline.
 * What was shown stays until what replaces it has arrived; answers to an older filter are never shown as the new one's.
 */
export function usePagedRows<Row>(reads: PagedReads<Row>, knownTotal: number | undefined): PagedRows<Row> {
  const { key } = reads
  const [sight, setSight] = useState({ key, first: 0, last: 0 })
  // Most searches end on their first page: only a longer list needs its cursors, and the rows come before them.
  const first = useQuery<Page<unknown>, AppError>(reads.page(undefined))
  const isLonger = typeof first.data?.next === 'string'
  const outline = useQuery<Outline, AppError>({ ...reads.outline, enabled: isLonger })
  const shown = useRef<Shown>({ key: '', total: undefined, pages: new Map() })

  const starts = outline.data?.starts
  const inSight = sight.key === key ? pagesBetween(sight.first, sight.last) : []
  const wanted = [0, ...inSight.filter((page) => page > 0 && starts?.[page - 1] !== undefined)]
  const pages = useQueries({
    queries: wanted.map(
      (page): UseQueryOptions<Page<unknown>, AppError> =>
        reads.page(page === 0 ? undefined : starts?.[page - 1]),
    ),
    combine: summarize,
  })

  const isCurrent = pages.data[0] !== undefined
  const total = totalOf(outline.data, pages.data[0], knownTotal)
  const wantedKey = wanted.join()
  const source = useMemo<RowSource<Row>>(() => {
    if (isCurrent) {
      const known = shown.current.key === key ? shown.current.pages : []
      const next = new Map(known)
      for (const [position, page] of wantedKey.split(',').entries()) {
        const answer = pages.data[position]
        if (answer) next.set(Number(page), answer.items)
      }
      shown.current = { key, total, pages: next }
    }
    const { pages: rows, total: count } = shown.current
    return {
      count: count ?? rows.get(0)?.length ?? 0,
      // What stands in the pages is what `page` read.
      get: (index) => rows.get(Math.floor(index / OUTLINE_STEP))?.[index % OUTLINE_STEP] as Row | undefined,
      ensure: (from, to) => {
        const first = Math.floor(from / OUTLINE_STEP)
        const last = Math.floor(to / OUTLINE_STEP)
        setSight((before) =>
          before.key === key && before.first === first && before.last === last
            ? before
            : { key, first, last },
        )
      },
    }
  }, [isCurrent, key, total, wantedKey, pages.data])

  const hasRows = shown.current.pages.size > 0
  return {
    source,
    total: isCurrent ? total : undefined,
    loading: !hasRows,
    refreshing: hasRows && !isCurrent && pages.fetching,
    error: isCurrent ? null : pages.error,
    retry: () => {
      if (isLonger) void outline.refetch()
      pages.retry()
    },
  }
}

function summarize(results: UseQueryResult<Page<unknown>, AppError>[]) {
  return {
    data: results.map((result) => result.data),
    error: results[0]?.error ?? null,
    fetching: results.some((result) => result.isFetching),
    retry: () => {
      for (const result of results) void result.refetch()
    },
  }
}

function totalOf(
  outline: Outline | undefined,
  first: Page<unknown> | undefined,
  known: number | undefined,
): number | undefined {
  if (first?.next === null) return first.items.length
  return outline?.total ?? known
}

function pagesBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
}
