import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconSearch, IconUserPlus } from '../../../components/icons.tsx'

import { ask } from '../asked.ts'

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

/** A new account: the person who opened it and nobody else yet. */
export function OnlyYou({ disabledReason }: { disabledReason: string | undefined }) {
  return (
    <EmptyState
      title="You are the only one here"
      text="Invite the people you work with. Each of them gets a link to register."
      action={
        <Button
          kind="primary"
          icon={<IconUserPlus />}
          disabledReason={disabledReason}
          onClick={() => ask({ act: 'invite' })}
        >
          Invite User
        </Button>
      }
    />
  )
}
