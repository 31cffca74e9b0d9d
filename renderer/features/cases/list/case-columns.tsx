import type { CaseRow, CaseStatus } from '../../../../shared/model/case.ts'
import { CellButton } from '../../../components/cell-button.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { StatusDot } from '../../../components/status-dot.tsx'
import { formatDate, formatNumber } from '../../../format.ts'

export const statusWords: Record<CaseStatus, string> = { open: 'Open', closed: 'Closed' }

/** Open or closed, as a dot and a word. */
export function CaseStatusDot({ status }: { status: CaseStatus }) {
  return (
    <StatusDot tone={status === 'open' ? 'positive' : 'neutral'} hollow={status === 'closed'}>
      {statusWords[status]}
    </StatusDot>
  )
}

/** The columns of a list of cases. Days give way where there is no room for them; the details tell them too. */
export function caseColumns(setup: {
  timeZone: string
  hasRoom: boolean
  onOpen(row: CaseRow): void
}): GridColumn<CaseRow>[] {
  const { timeZone, hasRoom, onOpen } = setup
  const columns: (GridColumn<CaseRow> | false)[] = [
    {
      id: 'number',
      title: 'Number',
      width: 130,
      sortable: true,
      cell: ({ number }) => <span data-tip={number}>{number}</span>,
    },
    {
      id: 'name',
      title: 'Name',
      width: 200,
      grow: 1,
      sortable: true,
      rowHeader: true,
      cell: (row) => (
        <CellButton strong tip={row.name} onClick={() => onOpen(row)}>
          {row.name}
        </CellButton>
      ),
    },
    {
      id: 'status',
      title: 'Status',
      width: 110,
      sortable: true,
      cell: ({ status }) => <CaseStatusDot status={status} />,
    },
    {
      id: 'people',
      title: 'People',
      width: 90,
      align: 'end',
      cell: ({ people }) => formatNumber(people),
    },
    hasRoom && {
      id: 'opened',
      title: 'Opened',
      width: 130,
      sortable: true,
      cell: ({ openedAt }) => formatDate(openedAt, timeZone),
    },
  ]
  return columns.filter((column) => column !== false)
}
