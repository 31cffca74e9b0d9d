import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { DocumentRow } from '../../../../shared/model/work.ts'
import { useForm } from '../../../bridge/use-form.ts'
import { ChangeFrame } from './change-frame.tsx'
import { DocumentFields, type DocumentValues, readDocumentValues } from './document-fields.tsx'
import { NOBODY } from './holder-field.tsx'
import type { AskedRow } from './use-asked-row.ts'
import { useSeenRow } from './use-seen-row.ts'

/** Another name or reviewer. */
export function ChangeDocumentDialog({ details, ...row }: AskedRow<DocumentRow> & { details: CaseDetails }) {
  const { seen, newer, takeOver } = useSeenRow(row.asked, row.current)
  const { documentId, version } = seen
  const form = useForm({
    operation: 'documents.change',
    initial: valuesOf(seen),
    toInput: (values) => ({ documentId, version, ...readDocumentValues(values) }),
    required: { name: 'Enter the name of the document.' },
    fieldOfCode: { 'work.holder-cannot-see': 'reviewerId', 'work.transfer-not-allowed': 'reviewerId' },
  })
  const takeNewer = () => {
    if (!newer) return
    takeOver(newer)
    form.reset(valuesOf(newer))
  }
  const save = async () => {
    const changed = await form.submit()
    return changed && `Saved: ${changed.name}`
  }
  return (
    <ChangeFrame
      opened={row.opened}
      onClose={row.onClose}
      title="Change document"
      form={form}
      isStale={row.opened && newer !== undefined && !form.busy}
      staleSentence={`Somebody changed this document in the meantime. It is now “${newer?.name}”.`}
      onTakeOver={takeNewer}
      onSave={save}
    >
      <DocumentFields
        form={form}
        caseId={details.caseId}
        holder={seen.reviewer}
        mayTransfer={details.mayAssign}
      />
    </ChangeFrame>
  )
}

function valuesOf({ name, reviewer }: DocumentRow): DocumentValues {
  return { name, reviewerId: reviewer?.userId ?? NOBODY }
}
