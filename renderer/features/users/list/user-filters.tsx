import { userStatuses } from '../../../../shared/model/user.ts'
import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import type { Counts } from '../../../bridge/use-counts.ts'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { formatNumber } from '../../../format.ts'
import type { View } from '../users-view.ts'
import { CaseChip } from './case-chip.tsx'

const statusWords = { active: 'Active', inactive: 'Inactive' } as const

/** Status, level and case as chips; statuses and levels say how many they would show. */
export function UserFilters({
  view,
  counts,
  onChange,
}: {
  view: View
  counts: Counts | undefined
  onChange(part: Partial<View>): void
}) {
  // Of one case these numbers are not known.
  const inWholeFirm = view.caseId === undefined ? counts : undefined
  return (
    <>
      <FilterChip
        label="Status"
        options={userStatuses.map((status) => ({
          value: status,
          label: statusWords[status],
          count: inWholeFirm && formatNumber(inWholeFirm.of({ level: view.level, status: [status] })),
        }))}
        value={view.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterChip
        label="Level"
        options={levels.map((level) => ({
          value: level,
          label: levelFacts[level].name,
          count: inWholeFirm && formatNumber(inWholeFirm.of({ level: [level], status: view.status })),
        }))}
        value={view.level}
        onChange={(level) => onChange({ level })}
      />
      <CaseChip caseId={view.caseId} onChange={(caseId) => onChange({ caseId })} />
    </>
  )
}
