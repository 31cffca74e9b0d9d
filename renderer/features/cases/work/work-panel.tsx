import { type ReactNode, useEffect, useRef } from 'react'
import type { AppError } from '../../../../shared/errors.ts'
import type { WorkShown } from '../../../../shared/model/work.ts'
import { Button } from '../../../components/button.tsx'
import { IconPlus } from '../../../components/icons.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Row } from '../../../components/row.tsx'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatNumber } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { useFocusStays } from './use-focus-stays.ts'
import styles from './work.module.css'

/** A block of the case's details with one kind of work on it: a list that grows, and what is added to it. */
export function WorkPanel<T>({
  title,
  label,
  addLabel,
  list,
  counts,
  rows,
  row,
  show,
  onShow,
  adding,
  onAdding,
  form,
  mayEdit,
  empty,
  allDone,
}: {
  title: string
  /** Of the list. */
  label: string
  addLabel: string
  list: { error: AppError | null; retry(): void; more: (() => void) | undefined; isReadingMore: boolean }
  counts: { open: number; total: number } | undefined
  rows: readonly T[]
  row(item: T): ReactNode
  show: WorkShown
  onShow(show: WorkShown): void
  adding: boolean
  onAdding(adding: boolean): void
  /** Where something new is typed. */
  form: ReactNode
  mayEdit: boolean
  /** What is said when there is nothing at all, and when all of it is done. */
  empty: string
  allDone: string
}) {
  const offline = useOfflineReason()
  const addButton = useRef<HTMLButtonElement>(null)
  const focus = useFocusStays(rows)
  const wasAdding = useRef(adding)
  useEffect(() => {
    if (wasAdding.current && !adding) addButton.current?.focus()
    wasAdding.current = adding
  }, [adding])
  return (
    <Panel
      title={counts === undefined || counts.open === 0 ? title : `${title} ${formatNumber(counts.open)}`}
      actions={
        mayEdit &&
        !adding && (
          <Button
            ref={addButton}
            size="sm"
            icon={<IconPlus />}
            disabledReason={offline}
            onClick={() => onAdding(true)}
          >
            {addLabel}
          </Button>
        )
      }
    >
      {adding && form}
      {counts && counts.total > counts.open && (
        <Row>
          <SegmentedControl
            label={`Which ${label.toLowerCase()} are shown`}
            hideLabel
            options={[
              { value: 'open', label: `Open ${formatNumber(counts.open)}` },
              { value: 'all', label: `All ${formatNumber(counts.total)}` },
            ]}
            value={show}
            onChange={onShow}
          />
        </Row>
      )}
      {counts && rows.length === 0 && <p className={styles.soft}>{counts.total === 0 ? empty : allDone}</p>}
      {rows.length > 0 && (
        <ul className={styles.lines} aria-label={label} {...focus}>
          {rows.map(row)}
        </ul>
      )}
      {list.more && (
        <Row>
          <Button size="sm" busy={list.isReadingMore} onClick={list.more}>
            Show more
          </Button>
        </Row>
      )}
      {list.error && (
        <p className={styles.soft}>
          {`${list.error.message} `}
          <TextLink onClick={list.retry}>Try again</TextLink>
        </p>
      )}
      {!counts && !list.error && <SkeletonRows label={`Reading: ${title}`} rows={3} columns={1} />}
    </Panel>
  )
}
