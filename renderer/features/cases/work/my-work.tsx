import { useState } from 'react'
import {
  type OpenWorkItem,
  type ReviewState,
  reviewState,
  type TaskState,
  taskState,
} from '../../../../shared/model/work.ts'
import { workStanding } from '../../../../shared/rules/work.ts'
import { Button } from '../../../components/button.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Row } from '../../../components/row.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatNumber } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { useFocusStays } from './use-focus-stays.ts'
import { useMoveDocument, useMoveTask } from './use-move-work.ts'
import { useWorkList } from './use-work-list.ts'
import styles from './work.module.css'
import { DueFact, WorkLink } from './work-facts.tsx'
import { WorkLine } from './work-line.tsx'

const SHOWN_FIRST = 4

/** The signed-in person's own open work on all their cases, overdue first. */
export function MyWork({ onOpenCase }: { onOpenCase(caseId: string): void }) {
  const list = useWorkList('work.mine', {})
  const [isAll, setIsAll] = useState(false)
  const items = list.pages.flatMap((page) => page.items)
  const shown = isAll ? items : items.slice(0, SHOWN_FIRST)
  const focus = useFocusStays(shown)
  const counts = list.first
  if (!counts && !list.error) return null
  return (
    <div className={styles.mine}>
      <Panel
        level={2}
        title={counts && counts.total > 0 ? `My open work ${formatNumber(counts.total)}` : 'My open work'}
        actions={
          counts &&
          counts.total > SHOWN_FIRST && (
            <Button size="sm" kind="quiet" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
              {isAll ? 'Show fewer' : `Show all ${formatNumber(counts.total)}`}
            </Button>
          )
        }
      >
        {counts && <p className={styles.soft}>{sumUp(counts)}</p>}
        {list.error && (
          <p className={styles.soft}>
            {`${list.error.message} `}
            <TextLink onClick={list.retry}>Try again</TextLink>
          </p>
        )}
        {shown.length > 0 && (
          <div className={styles.mineLines} data-all={isAll || undefined}>
            <ul className={styles.lines} aria-label="My open work" {...focus}>
              {shown.map((item) => (
                <MyWorkLine key={item.itemId} item={item} onOpenCase={onOpenCase} />
              ))}
            </ul>
            {isAll && list.more && (
              <Row>
                <Button size="sm" busy={list.isReadingMore} onClick={list.more}>
                  Show more
                </Button>
              </Row>
            )}
          </div>
        )}
      </Panel>
    </div>
  )
}

function MyWorkLine({ item, onOpenCase }: { item: OpenWorkItem; onOpenCase(caseId: string): void }) {
  const offline = useOfflineReason()
  const move = useMoveItem(item)
  const { kind, title } = item
  const { caseId, number, name, status } = item.case
  const isUntouched = item.state === 'open' || item.state === 'not-started'
  return (
    <WorkLine
      name={title}
      title={title}
      done={false}
      onDone={() => move('completed', 'reviewed')}
      disabledReason={offline}
      facts={
        <>
          {kind === 'task' && <DueFact {...item} />}
          <span>{kind === 'review' ? `Review: ${workStanding(item)}` : workStanding(item)}</span>
          <WorkLink onClick={() => onOpenCase(caseId)}>{`${number} ${name}`}</WorkLink>
          {status === 'closed' && <span>Case closed</span>}
          {isUntouched && !offline && (
            <WorkLink label={`Start: ${title}`} onClick={() => move('started', 'in-review')}>
              Start
            </WorkLink>
          )}
        </>
      }
    />
  )
}

function useMoveItem({ itemId, title, state, shareViewed, version }: OpenWorkItem) {
  const moveTask = useMoveTask()
  const moveDocument = useMoveDocument()
  return (task: TaskState, review: ReviewState) => {
    const was = taskState.safeParse(state)
    if (was.success) void moveTask({ taskId: itemId, title, state: was.data, version }, task)
    else
      void moveDocument(
        {
          documentId: itemId,
          name: title,
          reviewState: reviewState.parse(state),
          shareViewed: shareViewed ?? 0,
          version,
        },
        review,
      )
  }
}

function sumUp({ total, overdue }: { total: number; overdue: number }): string {
  if (total === 0) return 'Nothing is waiting for you: no open task, no document to review.'
  const all = formatCount(total, 'open task or review', 'open tasks and reviews')
  return overdue === 0 ? `${all}, none of them overdue.` : `${all}, ${formatNumber(overdue)} overdue.`
}
