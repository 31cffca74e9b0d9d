import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconSearch } from '../../../components/icons.tsx'

/** Nobody matches. An account is never without users, so the filter is the reason. */
export function NoUsers({ onClear }: { onClear(): void }) {
  return (
    <EmptyState
      title="Nobody matches"
      text="No user of this account fits the search and the filters."
      icon={<IconSearch size={20} />}
      action={<Button onClick={onClear}>Clear filters</Button>}
    />
  )
}
