import { useEffect, useMemo, useRef } from 'react'
import { type CaseRow, type CaseSort, caseStatuses } from '../../../../shared/model/case.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import type { DataGridHandle } from '../../../components/grid-types.ts'
import { IconCases, IconSearch } from '../../../components/icons.tsx'
import { LiveRegion } from '../../../components/live-region.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { useCountAnnouncement } from '../../../components/use-count-announcement.ts'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { useIsWindowWide } from '../../../components/use-window-width.ts'
import { formatCount, formatNumber } from '../../../format.ts'
import styles from '../cases.module.css'
import type { useCasesView } from '../cases-view.ts'
import { caseColumns, statusWords } from './case-columns.tsx'
import { usePagedCases } from './use-paged-cases.ts'

const FULL_WIDTH = 900
const FULL_WIDTH_BESIDE_DETAILS = 1340

/** Search, filter, and the table of cases. */
export function CaseList({
  title,
  assigned,
  view,
  change,
  onImport,
}: ReturnType<typeof useCasesView> & {
  title: string
  assigned: 'me' | undefined
  /** Brings the office's own list; undefined for those who may not. */
  onImport: (() => void) | undefined
}) {
  const { account } = useSignedIn()
  const grid = useRef<DataGridHandle>(null)
  const counts = useRead('cases.counts', { ...(assigned && { assigned }) }).data
  const search = useSettledText(view.q, (q) => change({ q }))
  const { status, sort, direction, caseId } = view
  const q = view.q.trim()
  const isFiltered = q !== '' || status.length > 0
  const wanted = status.length === 0 ? caseStatuses : status
  const counted = counts && wanted.reduce((sum, one) => sum + counts[one], 0)
  const filter = {
    ...(assigned && { assigned }),
    ...(q !== '' && { q }),
    ...(status.length > 0 && { status: [...status] }),
    sort,
    direction,
  }
  const cases = usePagedCases(filter, q === '' ? counted : undefined)
  const all = counts && counts.open + counts.closed

  const order = JSON.stringify(filter)
  const seenOrder = useRef(order)
  useEffect(() => {
    if (seenOrder.current !== order) grid.current?.scrollToTop()
    seenOrder.current = order
  }, [order])

  const hasRoom = useIsWindowWide(caseId === undefined ? FULL_WIDTH : FULL_WIDTH_BESIDE_DETAILS)
  const columns = useMemo(
    () =>
      caseColumns({
        timeZone: account.timeZone,
        hasRoom,
        onOpen: (row) => change({ caseId: row.caseId }, { step: true }),
      }),
    [account.timeZone, hasRoom, change],
  )
  const sentence =
    cases.total === undefined
      ? undefined
      : isFiltered && all !== undefined
        ? `${formatNumber(cases.total)} of ${formatNumber(all)}`
        : formatCount(cases.total, 'case')
  const announcement = useCountAnnouncement(sentence)

  return (
    <div className={styles.list}>
      <Toolbar label="Search and filter cases" end={<span>{sentence}</span>}>
        <SearchField label="Search by number or name" value={search.text} onChange={search.setText} />
        <FilterChip
          label="Status"
          options={caseStatuses.map((value) => ({
            value,
            label: statusWords[value],
            count: counts && formatNumber(counts[value]),
          }))}
          value={status}
          onChange={(chosen) => change({ status: chosen })}
        />
      </Toolbar>
      {cases.error ? (
        <ErrorState
          title="The cases could not be read"
          why={cases.error.message}
          safe="Nothing was changed."
          onRetry={cases.retry}
          details={cases.error.requestId}
        />
      ) : (
        <DataGrid
          label={title}
          columns={columns}
          source={cases.source}
          rowId={(row) => row.caseId}
          rowLabel={caseLabel}
          sort={{ column: sort, direction }}
          onSort={(next) => change({ sort: next.column as CaseSort, direction: next.direction })}
          onOpen={(row) => change({ caseId: row.caseId }, { step: caseId === undefined })}
          onActiveRow={(row) => {
            if (caseId !== undefined && caseId !== row.caseId) change({ caseId: row.caseId })
          }}
          rowTone={(row) => (row.status === 'closed' ? 'muted' : undefined)}
          currentId={caseId}
          loading={cases.loading}
          refreshing={cases.refreshing}
          empty={
            isFiltered ? (
              <EmptyState
                title="No case matches"
                text="No case that you can see fits the search and the filter."
                icon={<IconSearch size={20} />}
                action={<Button onClick={() => change({ q: '', status: [] })}>Clear filters</Button>}
              />
            ) : (
              <EmptyState
                title={assigned ? 'You are on no case' : 'No cases yet'}
                text={
                  assigned
                    ? 'Cases appear here as soon as somebody adds you to one.'
                    : 'A new case needs a number and a name. Add the people who work on it afterwards.'
                }
                icon={<IconCases size={20} />}
                action={onImport && <Button onClick={onImport}>Import a list of cases…</Button>}
              />
            )
          }
          handle={grid}
        />
      )}
      <LiveRegion text={announcement} />
    </div>
  )
}

function caseLabel({ number, name }: CaseRow): string {
  return `${number} ${name}`
}
