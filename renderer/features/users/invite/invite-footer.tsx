import type { SeatEstimate } from '../../../../shared/model/billing.ts'
import { INVITATION_DAYS } from '../../../../shared/rules/invitations.ts'
import type { Level } from '../../../../shared/rules/levels.ts'
import { Button } from '../../../components/button.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { formatCount } from '../../../format.ts'
import { acceptanceCost, useSeatEstimate } from './seat-cost.ts'

/** What sending does and costs, or, when the dialog would be left with addresses in it, whether to leave. */
export function InviteFooter({
  count,
  level,
  busy,
  disabledReason,
  leaving,
  onCancel,
  onStay,
}: {
  count: number
  level: Level
  busy: boolean
  disabledReason: string | undefined
  /** How many addresses would be lost, while that is asked. */
  leaving: number | undefined
  onCancel(): void
  onStay(): void
}) {
  const estimate = useSeatEstimate()
  if (leaving !== undefined) {
    return (
      <DialogFooter
        key="leave"
        note={`Close without sending? ${formatCount(leaving, 'address', 'addresses')} would be lost.`}
        cancelLabel="Keep editing"
        onCancel={onStay}
        action={
          <Button kind="danger" onClick={onCancel}>
            Discard
          </Button>
        }
      />
    )
  }
  return (
    <DialogFooter
      key="send"
      note={costOf(count, level, estimate)}
      onCancel={onCancel}
      busy={busy}
      action={
        <Button type="submit" kind="primary" busy={busy} disabledReason={disabledReason}>
          {count === 0 ? 'Send invitation' : `Send ${formatCount(count, 'invitation')}`}
        </Button>
      }
    />
  )
}

function costOf(count: number, level: Level, estimate: SeatEstimate | undefined): string {
  const isOne = count === 1
  const expiry = `${isOne ? 'It expires' : 'They expire'} after ${INVITATION_DAYS} days.`
  if (count === 0) return `Invitations expire after ${INVITATION_DAYS} days.`
  const seat = `${isOne ? 'It is' : 'Each is'} ${acceptanceCost(level, estimate)}.`
  return `Sends ${formatCount(count, 'invitation')}. ${seat} ${expiry}`
}
