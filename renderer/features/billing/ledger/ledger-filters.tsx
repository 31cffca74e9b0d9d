import { useState } from 'react'
import { ledgerKinds } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { DateRangeChip } from '../../../components/date-range-chip.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { SearchChip } from '../../../components/search-chip.tsx'
import { formatLocalDate } from '../../../format.ts'
import type { BillingView } from '../billing-view.ts'

const MOST_FOUND = 8

/** Kind, person and dates as chips over the ledger. */
export function LedgerFilters({
  view,
  onChange,
}: {
  view: BillingView
  onChange(part: Partial<BillingView>): void
}) {
  return (
    <>
      <FilterChip
        label="Entry"
        options={ledgerKinds.map((kind) => ({ value: kind, label: ledgerKindNames[kind] }))}
        value={view.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <PersonChip userId={view.user} onChange={(user) => onChange({ user })} />
      <DateRangeChip
        label="Dates"
        from={view.from}
        to={view.to}
        summary={rangeSummary(view)}
        onChange={onChange}
      />
    </>
  )
}

function PersonChip({
  userId,
  onChange,
}: {
  userId: string | undefined
  onChange(userId: string | undefined): void
}) {
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const chosen = useRead('users.read', { userId: userId ?? '' }, { enabled: userId !== undefined })
  const q = text.trim()
  const found = useRead(
    'users.list',
    { ...(q !== '' && { q }), sort: 'name', direction: 'asc', limit: MOST_FOUND },
    { enabled: isOpen, keep: true },
  )
  return (
    <SearchChip
      label="Person"
      searchLabel="Search by name or e-mail"
      chosen={userId === undefined ? undefined : (chosen.data?.name ?? 'One person')}
      opened={isOpen}
      onOpenedChange={setIsOpen}
      text={text}
      onText={setText}
      options={found.data?.items.map((user) => ({ value: user.userId, label: user.name, hint: user.email }))}
      onChoose={onChange}
      onClear={() => onChange(undefined)}
    />
  )
}

function rangeSummary({ from, to }: BillingView): string | undefined {
  if (from !== undefined && to !== undefined) return `${formatLocalDate(from)} to ${formatLocalDate(to)}`
  if (from !== undefined) return `from ${formatLocalDate(from)}`
  return to === undefined ? undefined : `to ${formatLocalDate(to)}`
}
