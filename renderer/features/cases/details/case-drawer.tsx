import type { CaseDetails } from '../../../../shared/model/case.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { DescriptionList } from '../../../components/description-list.tsx'
import { Drawer } from '../../../components/drawer.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { formatDate } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import type { Asked } from '../asked.ts'
import styles from '../cases.module.css'
import { CaseStatusDot } from '../list/case-columns.tsx'
import { DocumentsPanel } from '../work/documents-panel.tsx'
import { TasksPanel } from '../work/tasks-panel.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { TemplatesPanel } from './templates-panel.tsx'
import { useCaseStatus } from './use-case-status.ts'

/** Everything about one case, beside the list. */
export function CaseDrawer({
  caseId,
  onClose,
  onAsk,
}: {
  caseId: string | undefined
  onClose(): void
  onAsk(asked: Asked): void
}) {
  const read = useRead('cases.read', { caseId: caseId ?? '' }, { enabled: caseId !== undefined, keep: true })
  // Whoever lost access sees nothing of the case any more, also not what was read before.
  const isGone = read.error?.code === 'case.not-found'
  const details = caseId === undefined || isGone ? undefined : read.data
  return (
    <Drawer
      opened={caseId !== undefined}
      onClose={onClose}
      title={details?.name ?? 'Case details'}
      subtitle={
        details && (
          <span className={styles.head}>
            <CaseStatusDot status={details.status} />
            <span>{details.number}</span>
          </span>
        )
      }
      footer={details?.mayEdit ? <Acts details={details} onAsk={onAsk} /> : undefined}
    >
      {details ? (
        <>
          <Facts details={details} />
          <TasksPanel key={`tasks ${details.caseId}`} details={details} />
          <DocumentsPanel key={`documents ${details.caseId}`} details={details} />
          <PeoplePanel details={details} onAsk={onAsk} />
          <TemplatesPanel />
        </>
      ) : read.error ? (
        <ErrorState
          title={isGone ? 'You cannot see this case' : 'These details could not be read'}
          why={isGone ? 'You are not on it any more, or it does not exist.' : read.error.message}
          onRetry={isGone ? undefined : () => void read.refetch()}
        />
      ) : (
        caseId !== undefined && <SkeletonRows label="Reading the details" rows={8} columns={1} />
      )}
    </Drawer>
  )
}

function Facts({ details }: { details: CaseDetails }) {
  const { timeZone } = useSignedIn().account
  const { number, openedAt, closedAt, createdByName } = details
  return (
    <Panel title="Case">
      <DescriptionList
        items={[
          { term: 'Number', description: number },
          { term: 'Opened', description: formatDate(openedAt, timeZone) },
          ...(closedAt ? [{ term: 'Closed', description: formatDate(closedAt, timeZone) }] : []),
          { term: 'Created by', description: createdByName },
        ]}
      />
    </Panel>
  )
}

function Acts({ details, onAsk }: { details: CaseDetails; onAsk(asked: Asked): void }) {
  const offline = useOfflineReason()
  const { close, reopen, busy } = useCaseStatus()
  return (
    <>
      <Button disabledReason={offline} onClick={() => onAsk({ act: 'change', details })}>
        Change…
      </Button>
      {details.status === 'open' ? (
        <Button disabledReason={offline} busy={busy} onClick={() => void close(details)}>
          Close case
        </Button>
      ) : (
        <Button disabledReason={offline} busy={busy} onClick={() => void reopen(details)}>
          Reopen case
        </Button>
      )}
    </>
  )
}
