import type { AppError } from '../../../../shared/errors.ts'
import { Banner } from '../../../components/banner.tsx'

/** What came in between: somebody changed the invitation, or the server refused. */
export function InvitationNotes({ changed, refusal }: { changed: boolean; refusal: AppError | null }) {
  const isStale = refusal?.code === 'invitation.stale'
  return (
    <>
      {(changed || isStale) && (
        <Banner tone="warning">
          Somebody changed this invitation in the meantime. This is the current state: look at it and confirm
          again.
        </Banner>
      )}
      {refusal && !isStale && <Banner tone="danger">{refusal.message}</Banner>}
    </>
  )
}
