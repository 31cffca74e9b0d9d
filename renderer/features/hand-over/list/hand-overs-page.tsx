import { useMemo } from 'react'
import type { HandOverRow } from '../../../../shared/model/hand-over.ts'
import { useNewestFirst } from '../../../bridge/use-newest-first.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { PageHeader } from '../../../components/page-header.tsx'
import { Panel } from '../../../components/panel.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { useIsWindowWide } from '../../../components/use-window-width.ts'
import { formatDate, formatDateTime, formatNumber } from '../../../format.ts'
import { hashOfReceipt } from '../../../hand-over-address.ts'
import { goTo } from '../../../stores/location.ts'
import styles from './list.module.css'
import { WaitingPeople } from './waiting-people.tsx'

const BY_FROM = 1180
const EVERYBODY = {}
const ADDED_BY = ['work.changed'] as const

/** Who cannot sign in and still holds work, and every hand-over that was done. */
export function HandOversPage() {
  const { account } = useSignedIn()
  const { call } = useBridge()
  const handOvers = useNewestFirst<HandOverRow>({
    name: 'hand-overs',
    filter: EVERYBODY,
    readPage: (page) => call('handOvers.list', page),
    addedBy: ADDED_BY,
  })
  const hasBy = useIsWindowWide(BY_FROM)
  const columns = useMemo(() => handOverColumns(account.timeZone, hasBy), [account.timeZone, hasBy])
  return (
    <div className={styles.page}>
      <div className={styles.back}>
        <TextLink href="#/users">Users</TextLink>
      </div>
      <PageHeader title="Hand-overs" />
      <WaitingPeople />
      <Panel title="Done" level={2}>
        {handOvers.error && handOvers.loading ? (
          <ErrorState
            title="The hand-overs could not be read"
            why={handOvers.error.message}
            safe="Nothing was changed."
            onRetry={handOvers.retry}
            details={handOvers.error.requestId}
          />
        ) : (
          <div className={styles.grid}>
            <DataGrid
              label="Hand-overs"
              columns={columns}
              source={handOvers.source}
              rowId={(row) => row.handOverId}
              rowLabel={(row) => `Hand-over from ${row.fromName}`}
              onOpen={(row) => goTo(hashOfReceipt(row.handOverId))}
              rowTone={(row) => (row.reversedAt === null ? undefined : 'muted')}
              loading={handOvers.loading}
              empty={
                <EmptyState
                  title="No hand-overs yet"
                  text="When somebody leaves, their work is handed over from their details or as they are deactivated. The receipts are kept here."
                />
              }
            />
          </div>
        )}
      </Panel>
    </div>
  )
}

function handOverColumns(timeZone: string, hasBy: boolean): GridColumn<HandOverRow>[] {
  const columns: (GridColumn<HandOverRow> | false)[] = [
    {
      id: 'from',
      title: 'Work of',
      width: 160,
      grow: 2,
      rowHeader: true,
      cell: ({ handOverId, fromName }) => <TextLink href={hashOfReceipt(handOverId)}>{fromName}</TextLink>,
    },
    { id: 'when', title: 'Handed over', width: 190, cell: ({ doneAt }) => formatDateTime(doneAt, timeZone) },
    hasBy && { id: 'by', title: 'By', width: 150, grow: 1, cell: ({ doneByName }) => doneByName },
    { id: 'items', title: 'Pieces', width: 80, align: 'end', cell: ({ items }) => formatNumber(items) },
    {
      id: 'receivers',
      title: 'Receivers',
      width: 90,
      align: 'end',
      cell: ({ receivers }) => formatNumber(receivers),
    },
    {
      id: 'state',
      title: 'State',
      width: 190,
      cell: ({ reversedAt }) =>
        reversedAt === null ? (
          <StatusDot tone="positive">Done</StatusDot>
        ) : (
          <StatusDot tone="neutral" hollow>
            {`Reversed ${formatDate(reversedAt, timeZone)}`}
          </StatusDot>
        ),
    },
  ]
  return columns.filter((column) => column !== false)
}
