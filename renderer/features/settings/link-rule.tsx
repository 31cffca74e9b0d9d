import { useAct, useRead } from '../../bridge/use-operation.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton-rows.tsx'
import { Stack } from '../../components/stack.tsx'
import { useOfflineReason } from '../../stores/connection.ts'
import { notify } from '../../stores/notices.ts'

/** Whether registration links may be handed over by other means than e-mail. */
export function LinkRule() {
  const account = useRead('account.read', {})
  const change = useAct('account.changeLinkRule')
  const offline = useOfflineReason()
  if (account.error && !account.data)
    return (
      <ErrorState
        title="The rule for links could not be read"
        why={account.error.message}
        safe="Nothing was changed."
        onRetry={() => void account.refetch()}
        retrying={account.isFetching}
      />
    )
  if (!account.data) return <SkeletonRows label="Reading the account" rows={2} columns={1} />
  const { linksByEmailOnly, version } = account.data

  return (
    <Stack>
      <Checkbox
        label="Registration links leave by e-mail only"
        hint="Administrators can then not copy a link, so only the owner of the mailbox can register."
        checked={linksByEmailOnly}
        disabledReason={offline ?? (change.busy ? 'This is being saved.' : undefined)}
        {...(change.error && { error: change.error.message })}
        onChange={async (event) => {
          const changed = await change.run({ linksByEmailOnly: event.currentTarget.checked, version })
          if (changed)
            notify({
              tone: 'success',
              text: changed.linksByEmailOnly
                ? 'Registration links now leave by e-mail only.'
                : 'Administrators may copy registration links.',
            })
        }}
      />
    </Stack>
  )
}
