import { useState } from 'react'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { DocumentRow } from '../../../../shared/model/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogFooter } from '../../../components/dialog-footer.tsx'
import { Stack } from '../../../components/stack.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { notify } from '../../../stores/notices.ts'
import { DocumentFields, type DocumentValues, readDocumentValues } from './document-fields.tsx'
import { NOBODY } from './holder-field.tsx'

/** Another name or reviewer. What somebody else changed meanwhile is shown before it can be overwritten. */
export function ChangeDocumentDialog({
  opened,
  onClose,
  details,
  asked,
  current,
}: {
  opened: boolean
  onClose(): void
  details: CaseDetails
  asked: DocumentRow
  /** The document as it is listed now; undefined when it is not listed any more. */
  current: DocumentRow | undefined
}) {
  const offline = useOfflineReason()
  const [seen, setSeen] = useState(asked)
  const { documentId, version } = seen
  const form = useForm({
    operation: 'documents.change',
    initial: valuesOf(seen),
    toInput: (values) => ({ documentId, version, ...readDocumentValues(values) }),
    required: { name: 'Enter the name of the document.' },
    fieldOfCode: { 'work.holder-cannot-see': 'reviewerId', 'work.transfer-not-allowed': 'reviewerId' },
  })
  const isStale = opened && current !== undefined && current.version > version && !form.busy
  const takeCurrent = () => {
    if (!current) return
    setSeen(current)
    form.reset(valuesOf(current))
  }
  const save = async () => {
    const changed = await form.submit()
    if (!changed) return
    onClose()
    notify({ tone: 'success', text: `Saved: ${changed.name}` })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Change document"
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
        {isStale ? (
          <Banner tone="warning" action={{ label: 'Take over', run: takeCurrent }}>
            {`Somebody changed this document in the meantime. It is now “${current.name}”.`}
          </Banner>
        ) : (
          form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>
        )}
        <DocumentFields
          form={form}
          caseId={details.caseId}
          holder={seen.reviewer}
          mayTransfer={details.mayAssign}
        />
      </Stack>
    </Dialog>
  )
}

function valuesOf({ name, reviewer }: DocumentRow): DocumentValues {
  return { name, reviewerId: reviewer?.userId ?? NOBODY }
}
