import type { AppError } from '../../../shared/errors.ts'
import type { Placement } from '../../../shared/model/hand-over.ts'

/** What the dialog that deactivates somebody is told when work is handed over with it; app/ puts the two together. */
export interface DeactivationProps {
  opened: boolean
  onClose(): void
  user: { userId: string; name: string }
  handOver: {
    placements: readonly Placement[]
    /** Who receives how much, and what stays, as sentences. */
    sentences: readonly string[]
    /** Answers whether the refusal is shown at the pieces of work, so that the dialog closes. */
    onRefused(refusal: AppError): boolean
    onDone(handOverId: string | undefined): void
  }
}
