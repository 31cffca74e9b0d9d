import type { WorkHolder } from '../../../../shared/model/work.ts'
import type { FormField } from '../../../bridge/use-form.ts'
import { TextField } from '../../../components/text-field.tsx'
import { HolderField, holderOf, NOBODY } from './holder-field.tsx'

/** What is typed about a document. */
export type DocumentValues = { name: string; reviewerId: string }

/** A document without anything. */
export const emptyDocument: DocumentValues = { name: '', reviewerId: NOBODY }

/** What is typed as an operation takes it. */
export function readDocumentValues({ name, reviewerId }: DocumentValues) {
  return { name, reviewerId: holderOf(reviewerId) }
}

/** Name and reviewer of a document. */
export function DocumentFields({
  form,
  caseId,
  holder,
  mayTransfer,
}: {
  form: {
    values: DocumentValues
    field(name: keyof DocumentValues): FormField
    set(name: keyof DocumentValues, value: string): void
  }
  caseId: string
  holder: WorkHolder | null
  mayTransfer: boolean
}) {
  return (
    <>
      <TextField {...form.field('name')} label="Name of the document" autoComplete="off" data-autofocus />
      <HolderField
        label="Reviewer"
        caseId={caseId}
        holder={holder}
        value={form.values.reviewerId}
        onChange={(userId) => form.set('reviewerId', userId)}
        error={form.field('reviewerId').error}
        mayTransfer={mayTransfer}
      />
    </>
  )
}
