import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Input } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type Quote, quote as quoteSchema } from '../../shared/model/quote.ts'
import { changesBetween, type QuoteChange } from './quote-changes.ts'
import { useBridge, useEvent } from './use-operation.ts'

/** The exact money of an act, kept valid while somebody looks at it. */
export interface QuoteInHand {
  /** Undefined while it is being computed for the first time, and while no act is chosen. */
  quote: Quote | undefined
  /** What differs from the amounts that were looked at first, for the same act; empty when nothing changed. */
  changed: readonly QuoteChange[]
  /** The quote with the amounts that were looked at first, while something differs from it. */
  before: Quote | undefined
  /** Another quote is on its way; the one shown must not be confirmed meanwhile. */
  reading: boolean
  error: AppError | null
  /** Asks for a fresh quote. */
  renew(): void
  /** Takes the fresh quote out of a refused confirmation, or asks for one. Answers whether that was the reason. */
  takeRefusal(refusal: AppError): boolean
  /** Says that the amounts shown now are the ones that were looked at: the button was pressed. */
  acknowledge(): void
}

/**
 * Quotes an act when it is named, renews the quote before it expires and when somebody books something, and says what
 * became different. `held` keeps it as it is while it is being confirmed.
 */
export function useQuote(
  request: Input<'quotes.create'> | undefined,
  { held = false }: { held?: boolean } = {},
): QuoteInHand {
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

  const [shown, setShown] = useState<{ key: string; quote: Quote; first: Quote }>()
  if (data && (shown?.key !== key || shown.quote.quoteId !== data.quoteId)) {
    setShown({ key, quote: data, first: shown?.key === key ? shown.first : data })
  }

  // The clocks of this computer and of the server may differ; how long a quote lasts is the same on both.
  useEffect(() => {
    if (!data || held) return
    const lasts = Date.parse(data.expiresAt) - Date.parse(data.createdAt)
    const early = lasts > 2 * EARLY_MS ? lasts - EARLY_MS : Math.max(lasts, SHORTEST_MS)
    const timer = setTimeout(() => void refetch(), early)
    return () => clearTimeout(timer)
  }, [data, held, refetch])

  const isQuoted = data !== undefined && !held
  const [events, setEvents] = useState(0)
  const note = useCallback(() => setEvents((before) => before + 1), [])
  useEvent('billing.changed', note)
  useEvent('users.changed', note)
  const seenEvents = useRef(events)
  useEffect(() => {
    if (seenEvents.current === events || !isQuoted) return
    const timer = setTimeout(() => {
      seenEvents.current = events
      void refetch()
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [events, isQuoted, refetch])

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
  const current = shown?.key === key ? shown : undefined
  const changed = current ? changesBetween(current.first, current.quote) : []
  return {
    quote: current?.quote,
    changed,
    before: changed.length > 0 ? current?.first : undefined,
    reading: query.isFetching,
    error: query.error,
    renew: () => void refetch(),
    takeRefusal,
    acknowledge: () => setShown((before) => before && { ...before, first: before.quote }),
  }
}

const SHORTEST_MS = 1_000

/** A quote is renewed this long before it ends, so that nobody confirms one that is about to. */
const EARLY_MS = 30_000

/** Several events of one booking ask for one quote. */
const SETTLE_MS = 300

/** Refusals of a quote that a fresh one answers. */
const OUTDATED = new Set<string>(['quote.stale', 'quote.expired', 'quote.not-found'])
