import { useForm } from '../../../bridge/use-form.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { CaseFields } from './case-fields.tsx'

/** Opens a case; its details are shown afterwards, for the people to be added. */
export function NewCaseDialog({
  opened,
  onClose,
  onCreated,
}: {
  opened: boolean
  onClose(): void
  onCreated(caseId: string): void
}) {
  const offline = useOfflineReason()
  const form = useForm({
    operation: 'cases.create',
    initial: { number: '', name: '' },
    toInput: (values) => values,
    required: { number: 'Enter a number.', name: 'Enter a name.' },
  })
  const create = async () => {
    const created = await form.submit()
    if (!created) return
    onClose()
    onCreated(created.caseId)
    notify({ tone: 'success', text: `${created.number} is open, and you are on it.` })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="New case"
      size="sm"
      busy={form.busy}
      onSubmit={() => void create()}
      footer={
        <DialogFooter
          onCancel={onClose}
          busy={form.busy}
          action={
            <Button type="submit" kind="primary" busy={form.busy} disabledReason={offline}>
              Create case
            </Button>
          }
        />
      }
    >
      <CaseFields form={form} />
    </Dialog>
  )
}
