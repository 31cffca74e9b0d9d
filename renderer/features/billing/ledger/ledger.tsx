import { useMemo, useRef } from 'react'
import type { LedgerRow } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { useSaveMadeFile } from '../../../bridge/use-save-made-file.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import type { DataGridHandle } from '../../../components/grid-types.ts'
import { IconBilling, IconDownload, IconSearch } from '../../../components/icons.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { useIsWindowWide } from '../../../components/use-window-width.ts'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { type BillingView, useBillingView } from '../billing-view.ts'
import styles from './ledger.module.css'
import { ledgerColumns, lineSubject } from './ledger-columns.tsx'
import { LedgerFilters } from './ledger-filters.tsx'
import { LineDrawer } from './line-drawer.tsx'
import { type LedgerFilter, useLedger } from './use-ledger.ts'

const INVOICE_FROM = 1000
const INVOICE_FROM_BESIDE_DETAILS = 1400

/** Every charge, credit and payment, each with its reason. */
export function Ledger() {
  const { view, change } = useBillingView()
  const filter = useMemo(() => filterOf(view), [view])
  const lines = useLedger(filter)
  const save = useSaveMadeFile('ledger.export')
  const offline = useOfflineReason()
  const grid = useRef<DataGridHandle>(null)
  const hasRoom = useIsWindowWide(view.line === undefined ? INVOICE_FROM : INVOICE_FROM_BESIDE_DETAILS)
  const columns = useMemo(() => ledgerColumns(hasRoom), [hasRoom])
  const isFiltered = Object.keys(filter).length > 0
  const clear = () => change({ kind: [], user: undefined, from: undefined, to: undefined })

  return (
    <>
      <Toolbar
        label="Filter the ledger"
        end={
          <>
            <span>{lines.isComplete ? formatCount(lines.known, 'line') : ''}</span>
            <Button
              icon={<IconDownload />}
              busy={save.busy}
              disabledReason={offline ?? (lines.known === 0 ? 'There is no line to export' : undefined)}
              onClick={() => save.run(filter)}
            >
              Export CSV
            </Button>
          </>
        }
      >
        <LedgerFilters view={view} onChange={change} />
      </Toolbar>
      {lines.hasNewer && (
        <Banner
          tone="info"
          action={{
            label: 'Show newer lines',
            run: () => {
              lines.retry()
              grid.current?.scrollToTop()
            },
          }}
        >
          Something was booked meanwhile.
        </Banner>
      )}
      {lines.error && lines.loading ? (
        <ErrorState
          title="The ledger could not be read"
          why={lines.error.message}
          safe="Nothing was booked or changed."
          onRetry={lines.retry}
          details={lines.error.requestId}
        />
      ) : (
        <div className={styles.grid}>
          <DataGrid
            label="Ledger"
            columns={columns}
            source={lines.source}
            rowId={(line) => String(line.lineNumber)}
            rowLabel={lineLabel}
            onOpen={(line) => change({ line: line.lineNumber }, { step: view.line === undefined })}
            onActiveRow={(line) => {
              if (view.line !== undefined && view.line !== line.lineNumber) change({ line: line.lineNumber })
            }}
            currentId={view.line === undefined ? undefined : String(view.line)}
            loading={lines.loading}
            refreshing={lines.refreshing}
            empty={<NoLines isFiltered={isFiltered} onClear={clear} />}
            handle={grid}
          />
        </div>
      )}
      <LineDrawer
        lineNumber={view.line}
        onClose={() => change({ line: undefined })}
        onFilterUser={(user) => change({ ...noFilter, user })}
      />
    </>
  )
}

const noFilter = { kind: [], from: undefined, to: undefined }

function NoLines({ isFiltered, onClear }: { isFiltered: boolean; onClear(): void }) {
  if (isFiltered)
    return (
      <EmptyState
        icon={<IconSearch size={20} />}
        title="No line fits the filter"
        action={<Button onClick={onClear}>Clear the filter</Button>}
      />
    )
  return (
    <EmptyState
      icon={<IconBilling size={20} />}
      title="Nothing was booked yet"
      text="The first lines appear when a paid cycle begins or a paid seat changes."
    />
  )
}

function filterOf({ kind, user, from, to }: BillingView): LedgerFilter {
  return {
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(user !== undefined && { userId: user }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

function lineLabel(line: LedgerRow): string {
  return [ledgerKindNames[line.kind], lineSubject(line)].filter((part) => part !== '').join(', ')
}
