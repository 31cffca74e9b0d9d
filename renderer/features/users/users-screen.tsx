import { lazy, Suspense, useEffect, useState } from 'react'
import { useCounts } from '../../bridge/use-counts.ts'
import { Button } from '../../components/button.tsx'
import { IconUserPlus } from '../../components/icons.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { formatCount, formatNumber } from '../../format.ts'
import { useOfflineReason } from '../../stores/connection.ts'
import { useLocation } from '../../stores/location.ts'
import { ask, useAsked } from './asked.ts'
import { LeftWork } from './left-work.tsx'
import { UserList } from './list/user-list.tsx'
import { LookBack } from './look-back.tsx'
import { useInviteKey } from './use-invite-key.ts'
import { useInviteLink } from './use-invite-link.ts'
import { useUsersView } from './users-view.ts'

const AskedDialog = lazy(async () => ({ default: (await import('./asked-dialog.tsx')).AskedDialog }))

const UserDrawer = lazy(async () => ({ default: (await import('./details/user-drawer.tsx')).UserDrawer }))

const InvitationList = lazy(async () => ({
  default: (await import('./invitations/invitation-list.tsx')).InvitationList,
}))

const PastDay = lazy(async () => ({ default: (await import('./past/past-day.tsx')).PastDay }))

/** Who is in the account now, or who was on a past day. */
export function UsersScreen() {
  const isPast = useLocation(({ params }) => params.has('on'))
  if (!isPast) return <UsersNow />
  return (
    <Suspense>
      <PastDay />
    </Suspense>
  )
}

/** Who is in the account, who is invited, and every act on them. */
function UsersNow() {
  const users = useUsersView()
  const { view, change } = users
  const counts = useCounts()
  const disabledReason = useOfflineReason()
  useInviteKey(disabledReason === undefined)
  useInviteLink(disabledReason === undefined)
  const isAsked = useAsked((state) => state.asked !== undefined)
  const details = view.tab === 'current' ? view.user : undefined
  // It stays once it was there, so that the focus can go home when it closes.
  const [detailsWereOpen, setDetailsWereOpen] = useState(false)
  if (details !== undefined && !detailsWereOpen) setDetailsWereOpen(true)
  const decisions = counts?.pendingNeedDecision ?? 0

  useEffect(() => {
    if (view.tab === 'pending' && view.user !== undefined) change({ user: undefined })
  }, [view.tab, view.user, change])

  return (
    <>
      <PageHeader
        title="Users"
        subtitle={<LeftWork counts={counts} />}
        actions={
          <>
            <LookBack />
            <Button
              kind="primary"
              icon={<IconUserPlus />}
              disabledReason={disabledReason}
              data-tip={disabledReason ?? 'Invite User  I'}
              onClick={() => ask({ act: 'invite' })}
            >
              Invite User
            </Button>
          </>
        }
      />
      <Tabs
        label="Users"
        items={[
          {
            value: 'current',
            label: 'Current users',
            count: counts && formatNumber(counts.active + counts.inactive),
          },
          {
            value: 'pending',
            label: 'Pending invitations',
            count: counts && formatNumber(counts.pending),
            attention:
              decisions > 0
                ? `${formatCount(decisions, 'invitation needs', 'invitations need')} a decision`
                : undefined,
          },
        ]}
        value={view.tab}
        onChange={(tab) => change({ tab, q: '', user: undefined }, { step: true })}
      >
        <Suspense>
          {view.tab === 'current' ? <UserList {...users} /> : <InvitationList view={view} change={change} />}
        </Suspense>
      </Tabs>
      <Suspense>
        {detailsWereOpen && <UserDrawer userId={details} onClose={() => change({ user: undefined })} />}
      </Suspense>
      <Suspense>{isAsked && <AskedDialog />}</Suspense>
    </>
  )
}
