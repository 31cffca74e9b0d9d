import { type WorkItem, type WorkKind, workKinds } from '../../../../shared/model/hand-over.ts'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { formatNumber } from '../../../format.ts'
import { kindNamesOfMany } from '../words.ts'
import { keyOf } from './plan.ts'
import type { PlanInHand } from './use-plan.ts'
import type { WorkFilter } from './work-rows.ts'

/** The pieces that a filter lets through. */
export function filterWork(
  items: readonly WorkItem[],
  filter: WorkFilter,
  plan: PlanInHand,
): readonly WorkItem[] {
  const { kinds, show } = filter
  return items
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .filter(
      (item) => show !== 'unplaced' || !plan.plan.has(keyOf(item)) || plan.problemOf(item) !== undefined,
    )
    .filter((item) => show !== 'problems' || plan.problemOf(item) !== undefined)
}

/** By kind, and by what is still to do. */
export function WorkFilters({
  items,
  plan,
  filter,
  onChange,
}: {
  items: readonly WorkItem[]
  plan: PlanInHand
  filter: WorkFilter
  onChange(filter: WorkFilter): void
}) {
  const held = workKinds.filter((kind) => items.some((item) => item.kind === kind))
  const count = (kind: WorkKind) => formatNumber(items.filter((item) => item.kind === kind).length)
  return (
    <>
      {held.length > 1 && (
        <FilterChip
          label="Kind"
          options={held.map((value) => ({ value, label: kindNamesOfMany[value], count: count(value) }))}
          value={filter.kinds}
          onChange={(kinds) => onChange({ ...filter, kinds })}
        />
      )}
      <FilterChip<'unplaced' | 'problems'>
        label="Show"
        single
        options={[
          { value: 'unplaced', label: 'Not placed', count: formatNumber(items.length - plan.placed) },
          { value: 'problems', label: 'To be looked at', count: formatNumber(plan.problems.length) },
        ]}
        value={filter.show === undefined ? [] : [filter.show]}
        onChange={([show]) => onChange({ ...filter, show })}
      />
    </>
  )
}
