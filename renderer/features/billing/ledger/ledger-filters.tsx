import { ledgerKinds } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { usePersonChoice } from '../../../bridge/use-person-choice.ts'
import { DateRangeChip } from '../../../components/date-range-chip.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { SearchChip } from '../../../components/search-chip.tsx'
import { formatRange } from '../../../format.ts'
import type { BillingView } from '../billing-view.ts'

/** Kind, person and dates as chips over the ledger. */
export function LedgerFilters({
  view,
  onChange,
}: {
  view: BillingView
  onChange(part: Partial<BillingView>): void
}) {
  const person = usePersonChoice(view.user)
  return (
    <>
      <FilterChip
        label="Entry"
        options={ledgerKinds.map((kind) => ({ value: kind, label: ledgerKindNames[kind] }))}
        value={view.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <SearchChip
        label="Person"
        searchLabel="Search by name or e-mail"
        {...person}
        onChoose={(user) => onChange({ user })}
        onClear={() => onChange({ user: undefined })}
      />
      <DateRangeChip
        label="Dates"
        from={view.from}
        to={view.to}
        summary={formatRange(view.from, view.to)}
        onChange={onChange}
      />
    </>
  )
}
