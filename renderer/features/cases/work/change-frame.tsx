import type { ReactNode } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'

/** A dialog that changes something listed. What somebody else changed meanwhile is shown before it can be overwritten. */
export function ChangeFrame({
  opened,
  onClose,
  title,
  form,
  isStale = false,
  staleSentence = '',
  onTakeOver,
  onSave,
  children,
}: {
  opened: boolean
  onClose(): void
  title: string
  form: { refusalText: string | undefined; busy: boolean }
  /** What is listed now is newer than what was asked about. */
  isStale?: boolean | undefined
  staleSentence?: string
  onTakeOver?(): void
  /** Answers what was done, in words; undefined when something has to be corrected. */
  onSave(): Promise<string | undefined>
  children: ReactNode
}) {
  const offline = useOfflineReason()
  const save = async () => {
    const text = await onSave()
    if (text === undefined) return
    onClose()
    notify({ tone: 'success', text })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="sm"
      busy={form.busy}
      onSubmit={() => void save()}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button
              type="submit"
              kind="primary"
              busy={form.busy}
              disabledReason={offline ?? (isStale ? 'Look at what was changed first' : undefined)}
            >
              Save
            </Button>
          }
        />
      }
    >
      <Stack>
        {isStale && onTakeOver ? (
          <Banner tone="warning" action={{ label: 'Take over', run: onTakeOver }}>
            {staleSentence}
          </Banner>
        ) : (
          form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>
        )}
        {children}
      </Stack>
    </Dialog>
  )
}
