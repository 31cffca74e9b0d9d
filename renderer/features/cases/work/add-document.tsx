import { useForm } from '../../../bridge/use-form.ts'
import { AddFrame } from './add-frame.tsx'
import { DocumentFields, emptyDocument, readDocumentValues } from './document-fields.tsx'

/** A new document; the next one begins with the same reviewer. */
export function AddDocument({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const form = useForm({
    operation: 'documents.create',
    initial: emptyDocument,
    toInput: (values) => ({ caseId, ...readDocumentValues(values) }),
    required: { name: 'Enter the name of the document.' },
    fieldOfCode: { 'work.holder-cannot-see': 'reviewerId' },
  })
  const add = async () => {
    if (await form.submit()) form.reset({ ...form.values, name: '' })
  }
  return (
    <AddFrame label="New document" addLabel="Add document" form={form} onAdd={add} onClose={onClose}>
      <DocumentFields form={form} caseId={caseId} holder={null} mayTransfer />
    </AddFrame>
  )
}
