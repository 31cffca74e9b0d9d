import { useState } from 'react'
import type { CaseDetails } from '../../../../shared/model/case.ts'
import type { DocumentRow, WorkShown } from '../../../../shared/model/work.ts'
import { mayMoveWork, reviewStanding } from '../../../../shared/rules/work.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconPencil } from '../../../components/icons.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { AddDocument } from './add-document.tsx'
import { ChangeDocumentDialog } from './change-document-dialog.tsx'
import { ReviewDialog } from './review-dialog.tsx'
import { useAskedRow } from './use-asked-row.ts'
import { useMoveDocument } from './use-move-work.ts'
import { useWorkList } from './use-work-list.ts'
import { HolderFact, WorkLink } from './work-facts.tsx'
import { WorkLine } from './work-line.tsx'
import { WorkPanel } from './work-panel.tsx'

/** The source documents of a case, each with its one reviewer. */
export function DocumentsPanel({ details }: { details: CaseDetails }) {
  const { caseId, mayEdit } = details
  const [show, setShow] = useState<WorkShown>('open')
  const [adding, setAdding] = useState(false)
  const list = useWorkList('documents.list', { caseId, show })
  const documents = list.pages.flatMap(({ items }) => items)
  const change = useAskedRow<DocumentRow>()
  const review = useAskedRow<DocumentRow>()
  const currentOf = (asked: DocumentRow) =>
    documents.find(({ documentId }) => documentId === asked.documentId)
  return (
    <>
      <WorkPanel
        title="Documents"
        label="Documents"
        addLabel="Add document…"
        list={list}
        counts={list.first}
        rows={documents}
        row={(document) => (
          <DocumentLine
            key={document.documentId}
            document={document}
            onReview={() => review.ask(document)}
            onChange={mayEdit ? () => change.ask(document) : undefined}
          />
        )}
        show={show}
        onShow={setShow}
        adding={adding}
        onAdding={setAdding}
        form={<AddDocument caseId={caseId} onClose={() => setAdding(false)} />}
        mayEdit={mayEdit}
        empty="This case has no source documents yet."
        allDone="All documents are reviewed."
      />
      {change.asked && (
        <ChangeDocumentDialog
          key={`change ${change.turn}`}
          opened={change.opened}
          onClose={change.close}
          details={details}
          asked={change.asked}
          current={currentOf(change.asked)}
        />
      )}
      {review.asked && (
        <ReviewDialog
          key={`review ${review.turn}`}
          opened={review.opened}
          onClose={review.close}
          asked={review.asked}
        />
      )}
    </>
  )
}

function DocumentLine({
  document,
  onReview,
  onChange,
}: {
  document: DocumentRow
  onReview(): void
  onChange: (() => void) | undefined
}) {
  const offline = useOfflineReason()
  const { user } = useSignedIn()
  const move = useMoveDocument()
  const { name, reviewState, shareViewed, reviewer } = document
  const mayMove = mayMoveWork(user.level, reviewer?.userId === user.userId)
  return (
    <WorkLine
      name={name}
      title={name}
      done={reviewState === 'reviewed'}
      onDone={(done) => void move(document, done ? 'reviewed' : 'not-started')}
      disabledReason={mayMove ? offline : 'This is the review of somebody else.'}
      facts={
        <>
          <span>{reviewStanding(reviewState, shareViewed)}</span>
          <HolderFact holder={reviewer} nobody="No reviewer yet" />
          {mayMove && !offline && (
            <WorkLink label={`Review: ${name}`} onClick={onReview}>
              Review…
            </WorkLink>
          )}
        </>
      }
    >
      {onChange && (
        <IconButton size="sm" label={`Change: ${name}`} disabledReason={offline} onClick={onChange}>
          <IconPencil size={14} />
        </IconButton>
      )}
    </WorkLine>
  )
}
