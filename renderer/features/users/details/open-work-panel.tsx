import type { UserDetails } from '../../../../shared/model/user.ts'
import type { OpenWorkItem } from '../../../../shared/model/work.ts'
import { workStanding } from '../../../../shared/rules/work.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatLocalDate, formatNumber } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import styles from './details.module.css'

const SHOWN = 5

/** The open tasks and reviews of this person, overdue first, each with its case. */
export function OpenWorkPanel({ user }: { user: UserDetails }) {
  const { data, error, refetch } = useRead('users.work', { userId: user.userId, limit: SHOWN })
  return (
    <Panel title={data && data.total > 0 ? `Open work ${formatNumber(data.total)}` : 'Open work'}>
      {data ? (
        <>
          <p className={styles.soft}>{sumUp(data)}</p>
          {data.items.length > 0 && (
            <ul className={styles.openWork} aria-label={`Open work of ${user.name}`}>
              {data.items.map((item) => (
                <WorkItem key={item.itemId} item={item} />
              ))}
            </ul>
          )}
        </>
      ) : error ? (
        <p className={styles.soft}>
          {`${error.message} `}
          <TextLink onClick={() => void refetch()}>Try again</TextLink>
        </p>
      ) : (
        <SkeletonRows label="Reading the open work" rows={3} columns={1} />
      )}
    </Panel>
  )
}

function WorkItem({ item }: { item: OpenWorkItem }) {
  const { caseId, number, name, status } = item.case
  return (
    <li>
      <p>{item.title}</p>
      <p className={styles.soft}>
        {item.isOverdue && item.dueOn !== null && (
          <strong className={styles.overdue}>{`Overdue since ${formatLocalDate(item.dueOn)}`}</strong>
        )}
        {item.isOverdue ? ' · ' : ''}
        {standingOf(item)}
        {' · '}
        <TextLink href={hashOf('/cases', { case: caseId })}>{`${number} ${name}`}</TextLink>
        {status === 'closed' && ' (closed)'}
      </p>
    </li>
  )
}

function standingOf({ kind, isOverdue, dueOn, ...item }: OpenWorkItem): string {
  if (kind === 'review') return `Review: ${workStanding(item)}`
  return isOverdue || dueOn === null
    ? workStanding(item)
    : `${workStanding(item)} · Due ${formatLocalDate(dueOn)}`
}

function sumUp({ total, overdue, items }: { total: number; overdue: number; items: OpenWorkItem[] }): string {
  if (total === 0) return 'No open task, and no document to review.'
  const late = overdue === 0 ? 'none of them overdue' : `${formatNumber(overdue)} overdue`
  const rest = total > items.length ? ` The first ${items.length} are shown.` : ''
  return `${formatCount(total, 'open task or review', 'open tasks and reviews')}, ${late}.${rest}`
}
