import type { ReactNode } from 'react'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import type { ActOnUser } from './use-act-on-user.ts'

/** The body of a dialog once it is known what the act would do. */
export function AwaitPreview({ facts, children }: { facts: ActOnUser; children: ReactNode }) {
  if (facts.details && facts.preview) return children
  if (facts.failure)
    return (
      <ErrorState
        title="This could not be prepared"
        why={facts.failure.message}
        safe="Nothing was changed."
        onRetry={facts.refresh}
      />
    )
  return <SkeletonRows label="Reading the current state" rows={4} columns={1} />
}
