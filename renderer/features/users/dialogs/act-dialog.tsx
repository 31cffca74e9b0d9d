import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '../../../components/button.tsx'
import { Dialog, type DialogProps } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { MoneyNotes } from './money-notes.tsx'
import type { Confirmation } from './use-confirmation.ts'

/** What the body of the dialog waits for. */
export interface AwaitedFacts {
  isReady: boolean
  failure: { message: string } | null
  refresh(): void
}

/** The one frame of every act on users: waiting for what it does, the amount, the press, and what became of it. */
export function ActDialog({
  opened,
  onClose,
  title,
  size,
  facts,
  confirmation,
  button,
  note,
  showsRefusal = true,
  children,
}: Pick<DialogProps, 'opened' | 'onClose' | 'title' | 'size'> & {
  facts: AwaitedFacts
  confirmation: Confirmation
  button: { kind: ButtonKind; label: string; disabledReason?: string | undefined; onPress(): void }
  note?: ReactNode
  /** False where a field of the body shows it. */
  showsRefusal?: boolean
  children: ReactNode
}) {
  const { money, booking } = confirmation
  const offline = useOfflineReason()
  const { busy, isUnknown } = booking
  const notYet = money.quote && !money.reading ? undefined : 'Wait for the amount'
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      busy={busy}
      footer={
        <DialogFooter
          onCancel={onClose}
          cancelLabel={isUnknown ? 'Close' : undefined}
          busy={busy}
          note={note}
          action={
            isUnknown ? (
              <Button key="check" kind="primary" onClick={booking.check}>
                Check status
              </Button>
            ) : (
              <Button
                key="act"
                kind={button.kind}
                busy={busy}
                disabledReason={
                  offline ?? button.disabledReason ?? (facts.isReady ? notYet : 'Wait a moment')
                }
                onClick={button.onPress}
              >
                {button.label}
              </Button>
            )
          }
        />
      }
    >
      {facts.isReady ? (
        <Stack>
          <MoneyNotes confirmation={confirmation} showsRefusal={showsRefusal} />
          {children}
        </Stack>
      ) : facts.failure ? (
        <ErrorState
          title="This could not be prepared"
          why={facts.failure.message}
          safe="Nothing was changed."
          onRetry={facts.refresh}
        />
      ) : (
        <SkeletonRows label="Reading the current state" rows={6} columns={1} />
      )}
    </Dialog>
  )
}
