import { useEffect, useMemo, useRef } from 'react'
import type { UserRow, UserSort } from '../../../../shared/model/user.ts'
import { useCounts } from '../../../bridge/use-counts.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import type { DataGridHandle } from '../../../components/grid-types.ts'
import { LiveRegion } from '../../../components/live-region.tsx'
import { useMenu } from '../../../components/menu-provider.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Toolbar } from '../../../components/toolbar.tsx'
import { useCountAnnouncement } from '../../../components/use-count-announcement.ts'
import { useSettledText } from '../../../components/use-settled-text.ts'
import { formatCount, formatNumber } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { ask } from '../asked.ts'
import { columnsWithoutRoom } from '../fit-columns.ts'
import { useWidth } from '../use-width.ts'
import styles from '../users.module.css'
import type { useUsersView } from '../users-view.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { ExportUsers } from './export-users.tsx'
import { NoUsers, OnlyYou } from './no-users.tsx'
import { usePagedUsers } from './use-paged-users.ts'
import { useSelection } from './use-selection.ts'
import { userColumns } from './user-columns.tsx'
import { UserFilters } from './user-filters.tsx'
import { copyEmail, userMenu } from './user-menu.tsx'

/** Current users: search, filters, and the table. */
export function UserList({ view, change, hiddenColumns, hideColumns }: ReturnType<typeof useUsersView>) {
  const { account, user: own } = useSignedIn()
  const counts = useCounts()
  const menu = useMenu()
  const grid = useRef<DataGridHandle>(null)
  const disabledReason = useOfflineReason()
  const search = useSettledText(view.q, (q) => change({ q }))
  const { q, status, level, caseId, sort, direction } = view
  const isFiltered = q.trim() !== '' || status.length > 0 || level.length > 0 || caseId !== undefined
  const known = q.trim() === '' && caseId === undefined ? counts?.of(view) : undefined
  const filter = {
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(status.length > 0 && { status: [...status] }),
    ...(level.length > 0 && { level: [...level] }),
    ...(caseId !== undefined && { caseId }),
    sort,
    direction,
  }
  const users = usePagedUsers(filter, known)
  const all = counts && counts.active + counts.inactive
  const { chosen, selection, select, hidden } = useSelection(filter, users)

  const isAlone = all === 1 && counts?.pending === 0 && users.source.count === 1

  const order = JSON.stringify(filter)
  const seenOrder = useRef(order)
  useEffect(() => {
    if (seenOrder.current !== order) grid.current?.scrollToTop()
    seenOrder.current = order
  }, [order])

  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const wanted = useMemo(() => {
    const open = (user: UserRow) => change({ user: user.userId }, { step: true })
    return userColumns({
      timeZone: account.timeZone,
      ownUserId: own.userId,
      hidden: hiddenColumns,
      disabledReason,
      onOpen: open,
      onToggleAccess: askAboutAccess,
      onMenu: (user, anchor) =>
        menu.open({
          anchor,
          label: `Actions for ${user.name}`,
          items: userMenu(user, { disabledReason, onOpen: open }),
        }),
    })
  }, [account.timeZone, own.userId, hiddenColumns, disabledReason, menu, change])
  const narrow = withoutRoom(wanted, width - BOX_COLUMN).join()
  const columns = useMemo(
    () => wanted.filter((column) => !narrow.split(',').includes(column.id)),
    [wanted, narrow],
  )

  const open = (user: UserRow) => change({ user: user.userId }, { step: view.user === undefined })
  const applyKey = (key: string, user: UserRow): boolean => {
    if (key === 'mod+c' && window.getSelection()?.isCollapsed !== false) void copyEmail(user)
    else if (key === 'l' && disabledReason === undefined) ask({ act: 'changeLevel', user })
    else if (key === 'd' && disabledReason === undefined) askAboutAccess(user)
    else return false
    return true
  }
  const sentence = users.total === undefined ? undefined : countSentence(users.total, all, isFiltered)
  const announcement = useCountAnnouncement(sentence)

  return (
    <div ref={frame} className={styles.list}>
      <Toolbar
        label="Search and filter users"
        end={
          <>
            <span>{sentence}</span>
            <ExportUsers filter={filter} hidden={hiddenColumns} compact={width < SHORT_TOOLBAR} />
            <ColumnsMenu
              hidden={hiddenColumns}
              withoutRoom={narrow.split(',')}
              compact={width < SHORT_TOOLBAR}
              onChange={hideColumns}
            />
          </>
        }
      >
        <SearchField label="Search by name or e-mail" value={search.text} onChange={search.setText} />
        <UserFilters view={view} counts={counts} onChange={change} />
      </Toolbar>
      {users.error ? (
        <ErrorState
          title="The users could not be read"
          why={users.error.message}
          safe="Nothing was changed."
          onRetry={users.retry}
          details={users.error.requestId}
        />
      ) : (
        <div className={isAlone ? styles.alone : styles.table}>
          <DataGrid
            label="Current users"
            columns={columns}
            source={users.source}
            rowId={(user) => user.userId}
            rowLabel={(user) => user.name}
            selection={isAlone ? undefined : selection}
            onSelectionChange={select}
            bottomInset={chosen.size > 0 ? SELECTION_BAR_HEIGHT : 0}
            sort={{ column: sort, direction }}
            onSort={(next) => change({ sort: next.column as UserSort, direction: next.direction })}
            onOpen={open}
            onActiveRow={(user) => {
              if (view.user !== undefined && view.user !== user.userId) change({ user: user.userId })
            }}
            onMenu={(user, anchor) =>
              menu.open({
                anchor,
                label: `Actions for ${user.name}`,
                items: userMenu(user, { disabledReason, onOpen: open }),
              })
            }
            onKey={applyKey}
            rowTone={(user) => (user.status === 'inactive' ? 'muted' : undefined)}
            currentId={view.user}
            loading={users.loading}
            refreshing={users.refreshing}
            empty={<NoUsers onClear={() => change({ q: '', status: [], level: [], caseId: undefined })} />}
            handle={grid}
          />
          {chosen.size > 0 && (
            <ChosenBar
              chosen={chosen}
              hidden={hidden}
              disabledReason={disabledReason}
              onCleared={() => grid.current?.focus()}
            />
          )}
        </div>
      )}
      {isAlone && <OnlyYou disabledReason={disabledReason} />}
      <LiveRegion text={announcement} />
    </div>
  )
}

const SELECTION_BAR_HEIGHT = 56
const BOX_COLUMN = 40
const SHORT_TOOLBAR = 900
const COMFORTABLE: Record<string, number> = { email: 150, status: 180 }

/**
 * Dates give way first, then buttons, which the menu of the row has too, and addresses before they are cut short beyond
 * use; numbers of cases and of open work only when nothing else helps. The details show all.
 */
function withoutRoom(columns: readonly { id: string; width: number }[], available: number): string[] {
  const roomy = columns.map(({ id, width }) => ({ id, width: COMFORTABLE[id] ?? width }))
  const dates = columnsWithoutRoom(roomy, available, ['joined', 'lastActive'])
  const rest = columns.filter(({ id }) => !dates.some((date) => date === id))
  return [...dates, ...columnsWithoutRoom(rest, available, ['access', 'email', 'cases', 'openWork'])]
}

function askAboutAccess(user: UserRow): void {
  ask({ act: user.status === 'active' ? 'deactivate' : 'reactivate', user })
}

function countSentence(total: number, all: number | undefined, isFiltered: boolean): string {
  return isFiltered && all !== undefined
    ? `${formatNumber(total)} of ${formatNumber(all)}`
    : formatCount(total, 'user')
}
