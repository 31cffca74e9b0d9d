import {
  keepPreviousData,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import type { EventName, EventPayload } from '../../shared/contract/events.ts'
import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { KeyedCall } from './api.ts'
import { refreshAfter } from './refresh.ts'
import type { Transport } from './transport.ts'

/** What the data hooks work with; provided once at the root. */
export interface Bridge {
  call: KeyedCall
  transport: Transport
}

export const BridgeContext = createContext<Bridge | null>(null)

/** The bridge, for the rare caller that needs neither a read nor an act (pages of a long list). */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('No bridge was provided.')
  return bridge
}

/** Reads an operation and keeps it fresh. `keep` shows the old answer while another input is being read. */
export function useRead<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Output<N>, AppError> {
  const { call } = useBridge()
  return useQuery<Output<N>, AppError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep && { placeholderData: keepPreviousData }),
  })
}

/** An act under way or done. `run` answers the output, or undefined when it was refused (see `error`). */
export interface Act<N extends OperationName> {
  run(input: Input<N>): Promise<Output<N> | undefined>
  /** The same for callers that deal with the refusal themselves. */
  runOrThrow(input: Input<N>): Promise<Output<N>>
  busy: boolean
  error: AppError | null
  /** Forgets the last refusal, for example when a dialog opens again. */
  reset(): void
}

/** Carries out an operation that changes something and refreshes what it changed. */
export function useAct<N extends OperationName>(name: N): Act<N> {
  const { call } = useBridge()
  const cache = useQueryClient()
  const mutation = useMutation<Output<N>, AppError, Input<N>>({
    mutationFn: (input) => call(name, input),
    onSettled: () => refreshAfter(cache, name),
  })
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => undefined),
    runOrThrow: mutation.mutateAsync,
    busy: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  }
}

/** Hears an event while the component is shown. */
export function useEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void {
  const { transport } = useBridge()
  useEffect(() => transport.on(name, listener), [transport, name, listener])
}

/** Whether a failed read is worth another try by itself: the server was away, not the request wrong. */
export function isTemporary(error: unknown): boolean {
  return error instanceof AppError && error.status === 503
}
