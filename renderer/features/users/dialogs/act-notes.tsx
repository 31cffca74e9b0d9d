import type { AppError } from '../../../../shared/errors.ts'
import { Banner } from '../../../components/banner.tsx'

/** What came in between: somebody changed the person, or the server refused. */
export function ActNotes({
  changed,
  refusal,
  name,
}: {
  changed: boolean
  refusal: AppError | null
  name: string
}) {
  const isStale = refusal?.code === 'user.stale'
  return (
    <>
      {(changed || isStale) && (
        <Banner tone="warning">
          {`Somebody changed ${name} in the meantime. Below is the current state: look at it and confirm again.`}
        </Banner>
      )}
      {refusal && !isStale && <Banner tone="danger">{refusal.message}</Banner>}
    </>
  )
}
