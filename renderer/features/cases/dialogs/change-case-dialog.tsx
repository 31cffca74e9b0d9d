import { useState } from 'react'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { CaseFields } from './case-fields.tsx'

/** Another number or name. What somebody else changed meanwhile is shown before it can be overwritten. */
export function ChangeCaseDialog({
  opened,
  onClose,
  asked,
}: {
  opened: boolean
  onClose(): void
  asked: CaseDetails
}) {
  const offline = useOfflineReason()
  const [seen, setSeen] = useState(asked)
  const { caseId, version } = seen
  const current = useRead('cases.read', { caseId }, { enabled: opened }).data ?? asked
  const form = useForm({
    operation: 'cases.change',
    initial: { number: seen.number, name: seen.name },
    toInput: (values) => ({ ...values, caseId, version }),
    required: { number: 'Enter a number.', name: 'Enter a name.' },
  })
  const isStale = current.version > version && !form.busy
  const takeCurrent = () => {
    setSeen(current)
    form.reset({ number: current.number, name: current.name })
  }
  const save = async () => {
    const changed = await form.submit()
    if (!changed) return
    onClose()
    notify({ tone: 'success', text: `Saved: ${changed.number} ${changed.name}` })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Change number and name"
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
      <CaseFields form={isStale ? { ...form, refusalText: undefined } : form}>
        {isStale && opened && (
          <Banner tone="warning" action={{ label: 'Take over', run: takeCurrent }}>
            {`Somebody changed this case in the meantime. It is now ${current.status}: ${current.number} ${current.name}.`}
          </Banner>
        )}
      </CaseFields>
    </Dialog>
  )
}
