import { useMemo } from 'react'
import { OUTLINE_STEP } from '../../../../shared/contract/users.ts'
import type { RosterRow } from '../../../../shared/model/roster.ts'
import { userStatuses } from '../../../../shared/model/user.ts'
import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { usePagedRows } from '../../../bridge/use-paged-rows.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { LiveRegion } from '../../../components/live-region.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { useCountAnnouncement } from '../../../components/use-count-announcement.ts'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount } from '../../../format.ts'
import { CaseChip } from '../list/case-chip.tsx'
import { NoUsers } from '../list/no-users.tsx'
import { ExportButton } from './export-button.tsx'
import styles from './past.module.css'
import type { UsePastView } from './past-view.ts'
import { levelColumn, personColumns } from './person-columns.tsx'

const statusWords = { active: 'Active', inactive: 'Inactive' } as const

/** Everybody at the end of the day, with the level, status and cases they had. */
export function PeopleThen({ view, change }: UsePastView) {
  const { call } = useBridge()
  const { on, q, status, level, caseId } = view
  const search = useSettledText(q, (text) => change({ q: text }))
  const filter = {
    on,
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(status.length > 0 && { status: [...status] }),
    ...(level.length > 0 && { level: [...level] }),
    ...(caseId !== undefined && { caseId }),
  }
  const people = usePagedRows<RosterRow>(
    {
      key: JSON.stringify(filter),
      page: (cursor) => {
        const input = { ...filter, limit: OUTLINE_STEP, ...(cursor !== undefined && { cursor }) }
        return { queryKey: ['roster.onDate', input], queryFn: () => call('roster.onDate', input) }
      },
      outline: { queryKey: ['roster.outline', filter], queryFn: () => call('roster.outline', filter) },
    },
    undefined,
  )
  const save = useSaveMadeFile('roster.export')
  const columns = useMemo(rosterColumns, [])
  const sentence = people.total === undefined ? undefined : formatCount(people.total, 'person', 'people')
  const announcement = useCountAnnouncement(sentence)
  return (
    <div className={styles.list}>
      <Toolbar
        label="Search and filter the people of that day"
        end={
          <>
            <span>{sentence}</span>
            <ExportButton busy={save.busy} onExport={() => save.run(filter)} />
          </>
        }
      >
        <SearchField label="Search by name or e-mail" value={search.text} onChange={search.setText} />
        <FilterChip
          label="Status"
          options={userStatuses.map((value) => ({ value, label: statusWords[value] }))}
          value={status}
          onChange={(chosen) => change({ status: chosen })}
        />
        <FilterChip
          label="Level"
          options={levels.map((value) => ({ value, label: levelFacts[value].name }))}
          value={level}
          onChange={(chosen) => change({ level: chosen })}
        />
        <CaseChip caseId={caseId} onChange={(chosen) => change({ caseId: chosen })} />
      </Toolbar>
      {people.error ? (
        <ErrorState
          title="This day cannot be shown"
          why={people.error.message}
          safe="Nothing was changed."
          onRetry={people.retry}
          details={people.error.requestId}
        />
      ) : (
        <DataGrid
          label="Users on that day"
          columns={columns}
          source={people.source}
          rowId={(row) => row.userId}
          rowLabel={(row) => row.name}
          rowTone={(row) => (row.status === 'inactive' ? 'muted' : undefined)}
          loading={people.loading}
          refreshing={people.refreshing}
          empty={<NoUsers onClear={() => change({ q: '', status: [], level: [], caseId: undefined })} />}
        />
      )}
      <LiveRegion text={announcement} />
    </div>
  )
}

function rosterColumns(): GridColumn<RosterRow>[] {
  return [
    ...personColumns<RosterRow>(),
    levelColumn<RosterRow>(),
    {
      id: 'status',
      title: 'Status',
      width: 96,
      cell: ({ status }) => (
        <StatusDot tone={status === 'active' ? 'positive' : 'neutral'} hollow={status === 'inactive'}>
          {statusWords[status]}
        </StatusDot>
      ),
    },
    {
      id: 'cases',
      title: 'Cases',
      width: 140,
      grow: 3,
      cell: (row) => (
        <span className={styles.soft} data-tip={casesOf(row)}>
          {casesOf(row)}
        </span>
      ),
    },
  ]
}

function casesOf({ cases, caseCount }: RosterRow): string {
  const named = cases.map(({ number }) => number).join(', ')
  const more = caseCount - cases.length
  return more > 0 ? `${named} and ${more} more` : named
}
