import type { UserDetails } from '../../../../shared/model/user.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Button } from '../../../components/button.tsx'
import { Drawer } from '../../../components/drawer.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { useOfflineReason } from '../../../stores/connection.ts'
import { ask } from '../asked.ts'
import { statusSentence } from '../status-sentence.ts'
import { AccessPanel } from './access-panel.tsx'
import { CasesPanel } from './cases-panel.tsx'
import { CostPanel } from './cost-panel.tsx'
import styles from './details.module.css'
import { FactsPanel } from './facts-panel.tsx'
import { HandOversPanel } from './hand-overs-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { OpenWorkPanel } from './open-work-panel.tsx'

/** Everything about one user, beside the list. */
export function UserDrawer({ userId, onClose }: { userId: string | undefined; onClose(): void }) {
  const read = useRead('users.read', { userId: userId ?? '' }, { enabled: userId !== undefined, keep: true })
  const user = userId === undefined ? undefined : read.data
  return (
    <Drawer
      opened={userId !== undefined}
      onClose={onClose}
      title={user?.name ?? 'User details'}
      subtitle={user && <Subtitle user={user} />}
      footer={user && <Acts user={user} />}
    >
      {user ? (
        <>
          <FactsPanel user={user} />
          <AccessPanel user={user} />
          <CasesPanel user={user} />
          <OpenWorkPanel user={user} />
          <HandOversPanel user={user} />
          <CostPanel user={user} />
          <HistoryPanel user={user} />
        </>
      ) : read.error ? (
        <ErrorState
          title="These details could not be read"
          why={read.error.message}
          onRetry={() => void read.refetch()}
        />
      ) : (
        userId !== undefined && <SkeletonRows label="Reading the details" rows={8} columns={1} />
      )}
    </Drawer>
  )
}

function Subtitle({ user }: { user: UserDetails }) {
  const { account } = useSignedIn()
  return (
    <span className={styles.marks}>
      <StatusDot tone={user.status === 'active' ? 'positive' : 'neutral'} hollow={user.status === 'inactive'}>
        {statusSentence(user, account.timeZone)}
      </StatusDot>
      {user.isYou && <span className={styles.mark}>You</span>}
    </span>
  )
}

function Acts({ user }: { user: UserDetails }) {
  const disabledReason = useOfflineReason()
  const isActive = user.status === 'active'
  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => ask({ act: 'changeLevel', user })}>
        Change level…
      </Button>
      <Button
        kind={isActive ? 'deactivate' : 'primary'}
        disabledReason={disabledReason}
        onClick={() => ask({ act: isActive ? 'deactivate' : 'reactivate', user })}
      >
        {isActive ? 'Deactivate…' : 'Reactivate…'}
      </Button>
    </>
  )
}
