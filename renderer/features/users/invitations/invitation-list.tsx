import { useMemo, useRef } from 'react'
import type { InvitationRow } from '../../../../shared/model/invitation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconMail, IconSearch } from '../../../components/icons.tsx'
import { LiveRegion } from '../../../components/live-region.tsx'
import { useMenu } from '../../../components/menu-provider.tsx'
import type { MenuAnchor } from '../../../components/menu-types.ts'
import { SearchField } from '../../../components/search-field.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { useCountAnnouncement } from '../../../components/use-count-announcement.ts'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { goTo } from '../../../stores/location.ts'
import { ask } from '../asked.ts'
import { useIsMailOff } from '../delivery-words.ts'
import { columnsWithoutRoom } from '../fit-columns.ts'
import { useWidth } from '../use-width.ts'
import styles from '../users.module.css'
import type { View } from '../users-view.ts'
import { invitationColumns } from './invitation-columns.tsx'
import { useInvitations } from './use-invitations.ts'
import { usePencilMenu } from './use-pencil-menu.tsx'

/** Pending invitations: search, and the table with the pencil menu. */
export function InvitationList({ view, change }: { view: View; change(part: Partial<View>): void }) {
  const { timeZone } = useSignedIn().account
  const offline = useOfflineReason()
  const isMailOff = useIsMailOff()
  const menu = useMenu()
  const pencil = usePencilMenu(offline)
  const search = useSettledText(view.q, (q) => change({ q }))
  const q = view.q.trim()
  const invitations = useInvitations(q)
  const { total } = invitations
  const sentence = total === undefined ? undefined : formatCount(total, 'invitation')
  const announcement = useCountAnnouncement(sentence)

  const openMenu = (invitation: InvitationRow, anchor: MenuAnchor) =>
    menu.open({
      anchor,
      label: `Edit invitation to ${invitation.email}`,
      items: pencil.items(invitation),
    })
  const latestOpenMenu = useRef(openMenu)
  latestOpenMenu.current = openMenu
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const wanted = useMemo(
    () =>
      invitationColumns({
        timeZone,
        isMailOff,
        onMenu: (invitation, anchor) => latestOpenMenu.current(invitation, anchor),
      }),
    [timeZone, isMailOff],
  )
  const narrow = columnsWithoutRoom(wanted, width, ['sent', 'invitedBy']).join()
  const columns = useMemo(
    () => wanted.filter((column) => !narrow.split(',').includes(column.id)),
    [wanted, narrow],
  )

  return (
    <div ref={frame} className={styles.list}>
      <Toolbar label="Search invitations" end={<span>{sentence}</span>}>
        <SearchField label="Search by address" value={search.text} onChange={search.setText} />
      </Toolbar>
      {isMailOff && invitations.isAnyQueued && (
        <div className={styles.notice}>
          <Banner
            tone="info"
            action={{ label: 'Set up a mail server', run: () => goTo('#/settings?tab=mail') }}
          >
            Waiting in the outbox: no mail server is set up. Registration links can be copied from the pencil
            menu.
          </Banner>
        </div>
      )}
      {invitations.error ? (
        <ErrorState
          title="The invitations could not be read"
          why={invitations.error.message}
          safe="No invitation was changed."
          onRetry={invitations.retry}
          details={invitations.error.requestId}
        />
      ) : (
        <DataGrid
          label="Pending invitations"
          columns={columns}
          source={invitations.source}
          rowId={(invitation) => invitation.invitationId}
          rowLabel={(invitation) => invitation.email}
          onOpen={(invitation, index) => openMenuAtRow(index, (anchor) => openMenu(invitation, anchor))}
          onMenu={openMenu}
          onKey={pencil.applyKey}
          loading={invitations.loading}
          refreshing={invitations.refreshing}
          empty={
            q === '' ? (
              <NoInvitations offline={offline} />
            ) : (
              <NothingFound onClear={() => change({ q: '' })} />
            )
          }
        />
      )}
      <LiveRegion text={announcement} />
    </div>
  )
}

/** Enter on a row leads to its pencil. */
function openMenuAtRow(index: number, open: (anchor: HTMLElement) => void): void {
  const pencil = document.querySelector<HTMLElement>(`[data-row="${index}"] [aria-haspopup="menu"]`)
  if (pencil) open(pencil)
}

function NoInvitations({ offline }: { offline: string | undefined }) {
  return (
    <EmptyState
      title="No pending invitations"
      text="Whoever is invited waits here until the invitation is accepted, deleted or over."
      icon={<IconMail size={20} />}
      action={
        <Button disabledReason={offline} onClick={() => ask({ act: 'invite' })}>
          Invite User
        </Button>
      }
    />
  )
}

function NothingFound({ onClear }: { onClear(): void }) {
  return (
    <EmptyState
      title="No invitation matches"
      text="No pending invitation has this in its address."
      icon={<IconSearch size={20} />}
      action={<Button onClick={onClear}>Show all invitations</Button>}
    />
  )
}
