import { type FormEvent, useEffect, useRef } from 'react'
import { useForm } from '../../../bridge/use-form.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Row } from '../../../components/row.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { DocumentFields, emptyDocument, readDocumentValues } from './document-fields.tsx'
import styles from './work.module.css'

/** A new document in the place where it will stand; stays open for the next one. */
export function AddDocument({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const offline = useOfflineReason()
  const frame = useRef<HTMLFormElement>(null)
  const form = useForm({
    operation: 'documents.create',
    initial: emptyDocument,
    toInput: (values) => ({ caseId, ...readDocumentValues(values) }),
    required: { name: 'Enter the name of the document.' },
    fieldOfCode: { 'work.holder-cannot-see': 'reviewerId' },
  })
  const focusName = () => frame.current?.querySelector('input')?.focus()
  useEffect(focusName, [])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const added = await form.submit()
    if (added) form.reset({ ...form.values, name: '' })
    focusName()
  }
  return (
    <form
      ref={frame}
      className={styles.add}
      aria-label="New document"
      onSubmit={(event) => void add(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      {form.refusalText && <Banner tone="danger">{form.refusalText}</Banner>}
      <DocumentFields form={form} caseId={caseId} holder={null} mayTransfer />
      <Row justify="end" gap="sm">
        <Button size="sm" onClick={onClose}>
          Done
        </Button>
        <Button size="sm" kind="primary" type="submit" busy={form.busy} disabledReason={offline}>
          Add document
        </Button>
      </Row>
    </form>
  )
}
