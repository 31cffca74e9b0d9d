import { activityTopics } from '../../../shared/model/activity.ts'
import { activityTopicNames } from '../../../shared/rules/activity-topics.ts'
import type { usePersonChoice } from '../../bridge/use-person-choice.ts'
import { DateRangeChip } from '../../components/date-range-chip.tsx'
import { FilterChip } from '../../components/filter-chip.tsx'
import { SearchChip } from '../../components/search-chip.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useSettledText } from '../../components/use-settled-text.ts'
import { formatRange } from '../../format.ts'
import type { ActivityView } from './activity-view.ts'

const topicOptions = activityTopics.map((topic) => ({ value: topic, label: activityTopicNames[topic] }))

/** Names, topic, person and dates over the list. */
export function ActivityFilters({
  view,
  person,
  onChange,
}: {
  view: ActivityView
  person: ReturnType<typeof usePersonChoice>
  onChange(part: Partial<ActivityView>): void
}) {
  const search = useSettledText(view.q, (q) => onChange({ q }))
  return (
    <>
      <SearchField
        label="Search names, addresses and cases"
        placeholder="Search names and cases"
        value={search.text}
        onChange={search.setText}
      />
      <FilterChip
        label="Topic"
        options={topicOptions}
        value={view.topic}
        onChange={(topic) => onChange({ topic })}
      />
      <SearchChip
        label="Person"
        searchLabel="Who did it, or whom it was about"
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
