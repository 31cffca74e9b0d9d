import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useId, useState } from 'react'
import type { Input } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type Quote, quote as quoteSchema } from '../../shared/model/quote.ts'
import { changesBetween, type QuoteChange } from './quote-changes.ts'
import { useBridge } from './use-operation.ts'

/** The exact money of an act, kept valid while somebody looks at it. */
export interface QuoteInHand {
  /** Undefined while it is being computed for the first time, and while no act is chosen. */
  quote: Quote | undefined
  /** What differs from the quote that was shown before, for the same act; empty when nothing changed. */
  changed: readonly QuoteChange[]
  /** Another quote is on its way; the one shown must not be confirmed meanwhile. */
  reading: boolean
  error: AppError | null
  /** Asks for a fresh quote. */
  renew(): void
  /** Takes the fresh quote out of a refused confirmation, or asks for one. Answers whether that was the reason. */
  takeRefusal(refusal: AppError): boolean
}

/** Quotes an act when it is named, renews the quote when it expires, and says what became different. */
export function useQuote(request: Input<'quotes.create'> | undefined): QuoteInHand {
  const { call } = useBridge()
  const cache = useQueryClient()
  const opening = useId()
  const key = JSON.stringify([opening, request ?? null])
  const query = useQuery<Quote, AppError>({
    queryKey: ['quotes.create', key],
    queryFn: () => {
      if (!request) throw new AppError('request.malformed')
      return call('quotes.create', request)
    },
    enabled: request !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { data, refetch } = query

  const [shown, setShown] = useState<{ key: string; quote: Quote; changed: readonly QuoteChange[] }>()
  if (data && (shown?.key !== key || shown.quote.quoteId !== data.quoteId)) {
    const changed = shown?.key === key ? changesBetween(shown.quote, data) : []
    setShown({ key, quote: data, changed })
  }

  // The clocks of this computer and of the server may differ; how long a quote lasts is the same on both.
  useEffect(() => {
    if (!data) return
    const lasts = Date.parse(data.expiresAt) - Date.parse(data.createdAt)
    const timer = setTimeout(() => void refetch(), Math.max(lasts, SHORTEST_MS))
    return () => clearTimeout(timer)
  }, [data, refetch])

  const takeRefusal = useCallback(
    (refusal: AppError) => {
      if (!OUTDATED.has(refusal.code)) return false
      const fresh = quoteSchema.safeParse(refusal.details?.quote)
      if (refusal.code === 'quote.stale' && fresh.success)
        cache.setQueryData(['quotes.create', key], fresh.data)
      else void refetch()
      return true
    },
    [cache, key, refetch],
  )
  const isCurrent = shown?.key === key
  return {
    quote: isCurrent ? shown.quote : undefined,
    changed: isCurrent ? shown.changed : [],
    reading: query.isFetching,
    error: query.error,
    renew: () => void refetch(),
    takeRefusal,
  }
}

const SHORTEST_MS = 1_000

/** Refusals of a quote that a fresh one answers. */
const OUTDATED = new Set<string>(['quote.stale', 'quote.expired', 'quote.not-found'])
