import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { refreshAfter } from './refresh.ts'
import { useBridge } from './use-operation.ts'

/** An act that books money: each press has its own key, however often it has to be asked what became of it. */
export interface Booking<N extends OperationName> {
  /** One press of the button. Does nothing while an earlier press is not answered. */
  press(input: Input<N>): void
  /** Asks once more what became of the last press, under the same key: nothing is booked twice. */
  check(): void
  busy: boolean
  /** The last press was not answered: it may have been booked or not. */
  isUnknown: boolean
  error: AppError | null
  /** Forgets the last refusal: something else is asked now. */
  forget(): void
}

interface Press<N extends OperationName> {
  input: Input<N>
  key: string
}

/** Books an act once per press. An answer that comes late still counts. */
export function useBooking<N extends OperationName>(
  name: N,
  hear: { onDone(output: Output<N>): void; onRefused(refusal: AppError): void },
): Booking<N> {
  const { call } = useBridge()
  const cache = useQueryClient()
  const [state, setState] = useState<'idle' | 'busy' | 'unknown'>('idle')
  const [error, setError] = useState<AppError | null>(null)
  const last = useRef<Press<N> | undefined>(undefined)
  const isOpen = useRef(false)
  const listeners = useRef(hear)
  useEffect(() => {
    listeners.current = hear
  })

  const send = async (press: Press<N>) => {
    isOpen.current = true
    setState('busy')
    setError(null)
    const isStillAsked = () => last.current === press
    const patience = setTimeout(() => {
      if (isStillAsked()) setState('unknown')
    }, PATIENCE_MS)
    try {
      const output = await call(name, press.input, press.key)
      if (!isStillAsked()) return
      close()
      listeners.current.onDone(output)
    } catch (cause) {
      if (!isStillAsked()) return
      const refusal = AppError.from(cause)
      if (MAY_HAVE_BEEN_BOOKED.has(refusal.code)) return setState('unknown')
      close()
      setError(refusal)
      listeners.current.onRefused(refusal)
    } finally {
      clearTimeout(patience)
      refreshAfter(cache, name)
    }
  }
  const close = () => {
    last.current = undefined
    isOpen.current = false
    setState('idle')
  }

  return {
    press: (input) => {
      if (isOpen.current) return
      last.current = { input, key: crypto.randomUUID() }
      void send(last.current)
    },
    check: () => {
      if (last.current && state === 'unknown') void send(last.current)
    },
    busy: state === 'busy',
    isUnknown: state === 'unknown',
    error,
    forget: () => setError(null),
  }
}

const PATIENCE_MS = 30_000

/** The request may have arrived although no answer came back. */
const MAY_HAVE_BEEN_BOOKED = new Set<string>(['server.unreachable'])
