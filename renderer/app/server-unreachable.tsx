import { useEffect } from 'react'
import type { AppError } from '../../shared/errors.ts'
import { CardPage } from '../components/card-page.tsx'
import { ErrorState } from '../components/error-state.tsx'

const RETRY_MS = 10_000

/** Shown when nothing is known yet because the account server does not answer; tries again by itself. */
export function ServerUnreachable({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS)
    return () => clearInterval(timer)
  }, [onRetry])

  return (
    <CardPage title="Roster">
      <ErrorState
        title="Roster could not start"
        why={error.message}
        safe="Nothing was lost. Roster tries again every ten seconds."
        onRetry={onRetry}
        {...(error.requestId && { details: error.requestId })}
      />
    </CardPage>
  )
}
