import { userStatuses } from '../../../../shared/model/user.ts'
import { levelFacts, levels } from '../../../../shared/rules/levels.ts'
import type { Counts } from '../../../bridge/use-counts.ts'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { formatNumber } from '../../../format.ts'
import type { View } from '../users-view.ts'

const statusWords = { active: 'Active', inactive: 'Inactive' } as const

/** Status and level as chips; each choice says how many it would show. */
export function UserFilters({
  view,
  counts,
  onChange,
}: {
  view: View
  counts: Counts | undefined
  onChange(part: Partial<View>): void
}) {
  return (
    <>
      <FilterChip
        label="Status"
        options={userStatuses.map((status) => ({
          value: status,
          label: statusWords[status],
          count: counts && formatNumber(counts.of({ level: view.level, status: [status] })),
        }))}
        value={view.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterChip
        label="Level"
        options={levels.map((level) => ({
          value: level,
          label: levelFacts[level].name,
          count: counts && formatNumber(counts.of({ level: [level], status: view.status })),
        }))}
        value={view.level}
        onChange={(level) => onChange({ level })}
      />
    </>
  )
}
