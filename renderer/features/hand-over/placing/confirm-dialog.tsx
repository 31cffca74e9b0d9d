import type { AppError } from '../../../../shared/errors.ts'
import type { HandOverReceipt, Placement } from '../../../../shared/model/hand-over.ts'
import { useBooking } from '../../../bridge/use-booking.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { type Figure, FigureList } from '../../../components/figure-list.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { pieces } from '../words.ts'

/** What is about to change hands: counts per receiver, and what stays. */
export interface HandOverSummary {
  placements: readonly Placement[]
  figures: readonly Figure[]
  /** What stays where it is; undefined when nothing does. */
  stays: string | undefined
}

/** Asks once more, with the counts, and hands over. */
export function ConfirmDialog({
  opened,
  onClose,
  person,
  summary,
  onDone,
  onRefused,
}: {
  opened: boolean
  onClose(): void
  person: { userId: string; name: string }
  summary: HandOverSummary
  onDone(receipt: HandOverReceipt): void
  /** Answers whether it is shown at the pieces of work. */
  onRefused(refusal: AppError): boolean
}) {
  const offline = useOfflineReason()
  const booking = useBooking('handOvers.run', {
    onDone,
    onRefused: (refusal) => {
      if (onRefused(refusal)) onClose()
    },
  })
  const count = summary.placements.length
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`Hand over ${pieces(count)} of ${person.name}?`}
      size="sm"
      busy={booking.busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          cancelLabel={booking.isUnknown ? 'Close' : undefined}
          busy={booking.busy}
          action={
            booking.isUnknown ? (
              <Button key="check" kind="primary" onClick={booking.check}>
                Check status
              </Button>
            ) : (
              <Button
                key="run"
                kind="primary"
                busy={booking.busy}
                disabledReason={offline}
                onClick={() => booking.press({ userId: person.userId, placements: [...summary.placements] })}
              >
                {`Hand over ${pieces(count)}`}
              </Button>
            )
          }
        />
      }
    >
      <Stack>
        {booking.isUnknown && (
          <Banner tone="warning">
            We do not know yet whether this was done: the server has not answered. Check status asks again for
            the same press, so it is done once at most.
          </Banner>
        )}
        {booking.error && <Banner tone="danger">{booking.error.message}</Banner>}
        <FigureList label="Who receives how much" figures={summary.figures} />
        {summary.stays !== undefined && <p>{summary.stays}</p>}
        <p>
          Everybody who receives something is told by e-mail. All of it changes hands at once, and can be
          reversed for 30 days as long as nobody has worked on it.
        </p>
      </Stack>
    </Dialog>
  )
}
