import { useMemo, useState } from 'react'
import {
  type RosterChange,
  type RosterChangeKind,
  rosterChangeKinds,
} from '../../../../shared/model/roster.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useGrowingList } from '../../../bridge/use-growing-list.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconClock } from '../../../components/icons.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { formatCount, formatLocalDate, formatNumber } from '../../../format.ts'
import { ExportButton } from './export-button.tsx'
import styles from './past.module.css'
import type { UsePastView } from './past-view.ts'
import { personColumns } from './person-columns.tsx'

const kindWords: Record<RosterChangeKind, string> = {
  joined: 'Joined the firm',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  'level-changed': 'Permission level',
  'joined-case': 'Joined a case',
  'left-case': 'Left a case',
}

/** What is different at the end of the day from the end of an earlier one. */
export function ChangesSince({ view, change }: UsePastView) {
  const { on, since = monthBefore(on), kind } = view
  const { call } = useBridge()
  const days = { from: since, to: on }
  const filter = { ...days, ...(kind.length > 0 && { kind: [...kind] }) }
  const [counts, setCounts] = useState<ReadonlyMap<RosterChangeKind, number>>(new Map())
  const found = useGrowingList<RosterChange>(
    'roster.difference',
    async (page) => {
      const { items, next, counts: all } = await call('roster.difference', { ...filter, ...page })
      if (all) setCounts(new Map(all.map((one) => [one.kind, one.count])))
      const total = (all ?? [])
        .filter((one) => kind.length === 0 || kind.includes(one.kind))
        .reduce((sum, { count }) => sum + count, 0)
      return { items, next, total }
    },
    filter,
  )
  const save = useSaveMadeFile('roster.exportDifference')
  const columns = useMemo(changeColumns, [])
  return (
    <div className={styles.list}>
      <Toolbar
        label="Compare with an earlier day"
        end={
          <>
            <span>{found.total === undefined ? '' : formatCount(found.total, 'change')}</span>
            <ExportButton busy={save.busy} onExport={() => save.run(filter)} />
          </>
        }
      >
        <div className={styles.day}>
          <span aria-hidden>Compared with the end of</span>
          <TextField
            type="date"
            label="Compared with the end of"
            hideLabel
            value={since}
            max={on}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') change({ since: value })
            }}
          />
        </div>
        <FilterChip
          label="What changed"
          options={rosterChangeKinds.map((value) => ({
            value,
            label: kindWords[value],
            count: counts.has(value) ? formatNumber(counts.get(value) ?? 0) : undefined,
          }))}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
        />
      </Toolbar>
      {found.error ? (
        <ErrorState
          title="These days cannot be compared"
          why={found.error.message}
          safe="Nothing was changed."
          onRetry={found.retry}
          details={found.error.requestId}
        />
      ) : (
        <DataGrid
          label="Changes between the two days"
          columns={columns}
          source={found.source}
          rowId={({ userId, kind: what, case: named }) => `${userId} ${what} ${named?.caseId ?? ''}`}
          rowLabel={({ name }) => name}
          loading={found.total === undefined}
          empty={
            <EmptyState
              title="Nothing changed"
              text={`At the end of ${formatLocalDate(on)} everything was as at the end of ${formatLocalDate(since)}.`}
              icon={<IconClock size={20} />}
            />
          }
        />
      )}
    </div>
  )
}

/** Thirty days earlier, which is what most people want to compare with first. */
function monthBefore(on: string): string {
  return new Date(Date.parse(on) - 30 * 86_400_000).toISOString().slice(0, 10)
}

function changeColumns(): GridColumn<RosterChange>[] {
  return [
    ...personColumns<RosterChange>(),
    { id: 'kind', title: 'What changed', width: 150, cell: ({ kind }) => kindWords[kind] },
    {
      id: 'how',
      title: 'How',
      width: 220,
      grow: 5,
      cell: (row) => (
        <span className={styles.soft} data-tip={howOf(row)}>
          {howOf(row)}
        </span>
      ),
    },
  ]
}

function howOf({ kind, level, status, levelBefore, case: named }: RosterChange): string {
  if (named) return `${named.number} ${named.name}`
  const now = levelFacts[level].name
  if (levelBefore !== null) return `from ${levelFacts[levelBefore].name} to ${now}`
  return kind === 'joined' && status === 'inactive' ? `${now}, inactive by then` : now
}
