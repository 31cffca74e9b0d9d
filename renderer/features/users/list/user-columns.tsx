import type { UserRow, UserSort } from '../../../../shared/model/user.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import { userColumnNames as titles } from '../../../../shared/rules/user-columns.ts'
import { Avatar } from '../../../components/avatar.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { IconMore } from '../../../components/icons.tsx'
import { LevelBadge } from '../../../components/level-badge.tsx'
import { RowAction } from '../../../components/row-action.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { formatDay, formatNumber } from '../../../format.ts'
import styles from '../users.module.css'

interface ColumnSetup {
  timeZone: string
  ownUserId: string
  hidden: readonly UserSort[]
  disabledReason: string | undefined
  onOpen(user: UserRow): void
  onToggleAccess(user: UserRow): void
  onMenu(user: UserRow, anchor: HTMLElement): void
}

/** The columns of Current users. */
export function userColumns(setup: ColumnSetup): GridColumn<UserRow>[] {
  const { timeZone, ownUserId, hidden, disabledReason, onOpen, onToggleAccess, onMenu } = setup
  const data: (GridColumn<UserRow> & { id: UserSort })[] = [
    {
      id: 'name',
      title: titles.name,
      width: 172,
      grow: 5,
      sortable: true,
      rowHeader: true,
      cell: (user) => (
        <button type="button" className={styles.person} data-tip={user.name} onClick={() => onOpen(user)}>
          <Avatar name={user.name} muted={user.status === 'inactive'} />
          <span className={styles.personName}>{user.name}</span>
          {user.userId === ownUserId && <span className={styles.you}>You</span>}
        </button>
      ),
    },
    {
      id: 'email',
      title: titles.email,
      width: 130,
      grow: 5,
      sortable: true,
      cell: (user) => (
        <span className={styles.soft} data-tip={user.email}>
          {user.email}
        </span>
      ),
    },
    {
      id: 'level',
      title: titles.level,
      width: 190,
      sortable: true,
      cell: (user) => <LevelBadge level={user.level} label={levelFacts[user.level].name} />,
    },
    {
      id: 'status',
      title: titles.status,
      width: 104,
      grow: 2.8,
      sortable: true,
      cell: (user) => <Status user={user} timeZone={timeZone} />,
    },
    {
      id: 'cases',
      title: titles.cases,
      width: 64,
      align: 'end',
      sortable: true,
      cell: (user) => <Amount number={user.caseCount} />,
    },
    {
      id: 'openWork',
      title: titles.openWork,
      width: 98,
      align: 'end',
      sortable: true,
      cell: (user) => <Amount number={user.openWork} isLeft={user.status === 'inactive'} />,
    },
    {
      id: 'lastActive',
      title: titles.lastActive,
      width: 118,
      sortable: true,
      cell: (user) => <Day at={user.lastActiveAt} timeZone={timeZone} />,
    },
    {
      id: 'joined',
      title: titles.joined,
      width: 118,
      sortable: true,
      cell: (user) => <Day at={user.joinedAt} timeZone={timeZone} />,
    },
  ]
  return [
    ...data.filter((column) => !hidden.includes(column.id)),
    {
      id: 'access',
      title: 'Access',
      hideTitle: true,
      width: 116,
      align: 'end',
      cell: (user) => (
        <RowAction
          tone={user.status === 'active' ? 'purple' : 'accent'}
          aria-label={`${user.status === 'active' ? 'Deactivate' : 'Reactivate'} ${user.name}`}
          disabledReason={disabledReason}
          onClick={() => onToggleAccess(user)}
        >
          {user.status === 'active' ? 'Deactivate' : 'Reactivate'}
        </RowAction>
      ),
    },
    {
      id: 'menu',
      title: 'Actions',
      hideTitle: true,
      width: 44,
      align: 'end',
      cell: (user) => (
        <IconButton
          size="sm"
          label={`Actions for ${user.name}`}
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={(event) => onMenu(user, event.currentTarget)}
        >
          <IconMore />
        </IconButton>
      ),
    },
  ]
}

function Status({ user, timeZone }: { user: UserRow; timeZone: string }) {
  if (user.status === 'active') return <StatusDot tone="positive">Active</StatusDot>
  const since = `since ${formatDay(user.statusSince, timeZone, new Date())}`
  return (
    <span className={styles.status} data-tip={`Inactive ${since}`}>
      <StatusDot tone="neutral" hollow>
        Inactive
      </StatusDot>{' '}
      <span>{since}</span>
    </span>
  )
}

/** A number of cases or items; nothing is quieter than something, and work of people who have left is marked. */
function Amount({ number, isLeft = false }: { number: number; isLeft?: boolean }) {
  const tone = number === 0 ? styles.none : isLeft ? styles.leftWork : undefined
  return <span className={`${styles.date} ${tone ?? ''}`}>{formatNumber(number)}</span>
}

function Day({ at, timeZone }: { at: string; timeZone: string }) {
  return <span className={styles.date}>{formatDay(at, timeZone, new Date())}</span>
}
