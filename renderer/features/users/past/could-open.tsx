import { type ReactNode, useMemo } from 'react'
import type { AccessPeriod, CaseReader } from '../../../../shared/model/roster.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { useGrowingList } from '../../../bridge/use-growing-list.ts'
import { useBridge } from '../../../bridge/use-operation.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconCases } from '../../../components/icons.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { formatCount, formatTime } from '../../../format.ts'
import { CaseChip } from '../list/case-chip.tsx'
import { ExportButton } from './export-button.tsx'
import styles from './past.module.css'
import type { UsePastView } from './past-view.ts'
import { personColumns } from './person-columns.tsx'

/** Who could open a case on the day, when and why. */
export function CouldOpen({ view: { on, caseId }, change }: UsePastView) {
  const chip = <CaseChip caseId={caseId} onChange={(chosen) => change({ caseId: chosen })} />
  if (caseId !== undefined) return <Readers on={on} caseId={caseId} chip={chip} />
  return (
    <div className={styles.list}>
      <Toolbar label="Choose a case">{chip}</Toolbar>
      <EmptyState
        title="Which case?"
        text="Choose a case. Everybody who could open it on this day is listed, with the times where it was not the whole day."
        icon={<IconCases size={20} />}
      />
    </div>
  )
}

function Readers({ on, caseId, chip }: { on: string; caseId: string; chip: ReactNode }) {
  const { timeZone } = useSignedIn().account
  const { call } = useBridge()
  const asked = { on, caseId }
  const found = useGrowingList<CaseReader>(
    'roster.caseAccess',
    (page) => call('roster.caseAccess', { ...asked, ...page }),
    asked,
  )
  const save = useSaveMadeFile('roster.exportCaseAccess')
  const columns = useMemo(() => readerColumns(timeZone), [timeZone])
  return (
    <div className={styles.list}>
      <Toolbar
        label="Choose a case"
        end={
          <>
            <span>{found.total === undefined ? '' : formatCount(found.total, 'person', 'people')}</span>
            <ExportButton busy={save.busy} onExport={() => save.run(asked)} />
          </>
        }
      >
        {chip}
      </Toolbar>
      {found.error ? (
        <ErrorState
          title="This cannot be told"
          why={found.error.message}
          safe="Nothing was changed."
          onRetry={found.retry}
          details={found.error.requestId}
        />
      ) : (
        <DataGrid
          label="Who could open the case"
          columns={columns}
          source={found.source}
          rowId={(row) => row.userId}
          rowLabel={(row) => row.name}
          loading={found.total === undefined}
          empty={
            <EmptyState
              title="Nobody"
              text="The case was opened in Roster after this day."
              icon={<IconCases size={20} />}
            />
          }
        />
      )}
    </div>
  )
}

function readerColumns(timeZone: string): GridColumn<CaseReader>[] {
  const clip = (text: string) => (
    <span className={styles.soft} data-tip={text}>
      {text}
    </span>
  )
  return [
    ...personColumns<CaseReader>(),
    { id: 'when', title: 'When', width: 190, grow: 3, cell: (row) => clip(whenOf(row, timeZone)) },
    { id: 'why', title: 'Why', width: 220, grow: 4, cell: ({ periods }) => clip(whyOf(periods)) },
  ]
}

function whenOf({ wholeDay, periods }: CaseReader, timeZone: string): string {
  if (wholeDay) return 'The whole day'
  // What follows on without a gap is one stretch, whatever the level.
  const stretches: { from: string; to: string }[] = []
  for (const { from, to } of periods) {
    const last = stretches.at(-1)
    if (last?.to === from) last.to = to
    else stretches.push({ from, to })
  }
  return stretches
    .map(({ from, to }) => `${formatTime(from, timeZone)} to ${formatTime(to, timeZone)}`)
    .join(', ')
}

function whyOf(periods: readonly AccessPeriod[]): string {
  const reasons = periods.map(({ level, because }) =>
    because === 'level'
      ? `${levelFacts[level].name}, sees all cases`
      : `${levelFacts[level].name}, on the case`,
  )
  return [...new Set(reasons)].join('; then ')
}
