import { useMemo, useState } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import { CellButton } from '../../../components/cell-button.tsx'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { SegmentedControl } from '../../../components/segmented-control.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { formatCount, formatNumber } from '../../../format.ts'
import styles from './import.module.css'
import type { CaseCells } from './read-case-list.ts'
import { RowEditor } from './row-editor.tsx'

export type Checked = Output<'cases.import'>

interface Judged extends CaseCells {
  place: number
  verdict: Checked['rows'][number]['verdict']
  reason: string | null
}

const verdictWords = { create: 'New', 'no-change': 'In Roster already', blocked: 'Left out' } as const
const verdictTones = { create: 'positive', 'no-change': 'neutral', blocked: 'danger' } as const

/** Every row with what will happen to it and why; any of them can be corrected. */
export function CheckedRows({
  rows,
  checked,
  onCorrect,
}: {
  rows: readonly CaseCells[]
  checked: Checked
  onCorrect(index: number, cells: CaseCells): void
}) {
  const [shown, setShown] = useState<'all' | 'blocked'>('all')
  const [edited, setEdited] = useState<number>()
  const judged = useMemo<Judged[]>(
    () =>
      rows.flatMap((cells, index) => {
        const verdict = checked.rows[index]
        if (!verdict || (shown === 'blocked' && verdict.verdict !== 'blocked')) return []
        return [{ ...cells, place: index + 1, verdict: verdict.verdict, reason: verdict.reason }]
      }),
    [rows, checked, shown],
  )
  const columns = useMemo(() => rowColumns((place) => setEdited(place - 1)), [])
  const cells = edited === undefined ? undefined : rows[edited]
  return (
    <>
      <div className={styles.head}>
        <span role="status">{summary(checked)}</span>
        <SegmentedControl
          label="Rows"
          hideLabel
          options={[
            { value: 'all', label: `All ${formatNumber(rows.length)}` },
            { value: 'blocked', label: `Left out ${formatNumber(checked.blocked)}` },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {edited !== undefined && cells && (
        <RowEditor
          key={edited}
          place={edited + 1}
          cells={cells}
          onCancel={() => setEdited(undefined)}
          onSave={(corrected) => {
            setEdited(undefined)
            onCorrect(edited, corrected)
          }}
        />
      )}
      <div className={styles.rows}>
        <DataGrid
          label="Rows of the list"
          columns={columns}
          source={{ count: judged.length, get: (index) => judged[index], ensure: () => undefined }}
          rowId={({ place }) => String(place)}
          rowLabel={({ place, number }) => `Row ${place} ${number}`}
          rowTone={({ verdict }) => (verdict === 'no-change' ? 'muted' : undefined)}
          onOpen={({ place }) => setEdited(place - 1)}
          empty={<EmptyState title="No row is left out" text="Every row can be imported." />}
        />
      </div>
    </>
  )
}

function summary({ create, noChange, blocked }: Checked): string {
  return [
    formatCount(create, 'new case'),
    ...(noChange > 0 ? [`${formatNumber(noChange)} in Roster already`] : []),
    ...(blocked > 0 ? [`${formatNumber(blocked)} left out`] : []),
  ].join(', ')
}

function rowColumns(onEdit: (place: number) => void): GridColumn<Judged>[] {
  return [
    { id: 'place', title: 'Row', width: 56, align: 'end', cell: ({ place }) => formatNumber(place) },
    {
      id: 'number',
      title: 'Number',
      width: 120,
      grow: 1,
      rowHeader: true,
      cell: ({ place, number }) => (
        <CellButton
          tip="Correct this row"
          label={`Correct row ${place}: ${number}`}
          onClick={() => onEdit(place)}
        >
          {number.trim() === '' ? '–' : number}
        </CellButton>
      ),
    },
    {
      id: 'name',
      title: 'Name',
      width: 180,
      grow: 3,
      cell: ({ name }) => <span className={styles.soft}>{name}</span>,
    },
    {
      id: 'status',
      title: 'Status',
      width: 84,
      cell: ({ status }) => <span className={styles.soft}>{status}</span>,
    },
    {
      id: 'verdict',
      title: 'What happens',
      width: 150,
      cell: ({ verdict }) => <StatusDot tone={verdictTones[verdict]}>{verdictWords[verdict]}</StatusDot>,
    },
    {
      id: 'reason',
      title: 'Why',
      width: 200,
      grow: 3,
      cell: ({ reason, verdict }) => (
        <span className={verdict === 'blocked' ? styles.blocked : styles.soft} data-tip={reason ?? undefined}>
          {reason}
        </span>
      ),
    },
  ]
}
