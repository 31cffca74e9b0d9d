import type { WorkItem } from '../../../../shared/model/hand-over.ts'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconChevronDown, IconWarning } from '../../../components/icons.tsx'
import { formatCount, formatLocalDate } from '../../../format.ts'
import { kindNames } from '../words.ts'
import styles from './placing.module.css'
import type { WorkGroup, WorkRow } from './work-rows.ts'

interface ColumnSetup {
  /** Which columns there is room for beside the title and the receiver. */
  shows: { due: boolean; standing: boolean }
  nameOf(receiverId: string): string
  onChoose(row: WorkRow, anchor: HTMLElement): void
}

/** The columns of what a person holds. */
export function workColumns({ shows, nameOf, onChoose }: ColumnSetup): GridColumn<WorkRow>[] {
  const columns: (GridColumn<WorkRow> | false)[] = [
    {
      id: 'title',
      title: 'Work',
      width: 180,
      grow: 6,
      rowHeader: true,
      cell: (row) => (row.type === 'group' ? <GroupTitle group={row.group} /> : <Title item={row.item} />),
    },
    shows.due && {
      id: 'due',
      title: 'Due',
      width: 110,
      cell: (row) => (row.type === 'group' ? <Overdue group={row.group} /> : <Due item={row.item} />),
    },
    shows.standing && {
      id: 'standing',
      title: 'State',
      width: 116,
      grow: 2,
      cell: standingOf,
    },
    {
      id: 'receiver',
      title: 'Goes to',
      width: 146,
      grow: 2,
      cell: (row) => <Receiver row={row} nameOf={nameOf} onChoose={onChoose} />,
    },
  ]
  return columns.filter((column) => column !== false)
}

/** How a group is called. */
export function groupName(group: WorkGroup): string {
  return group.case === null ? 'Pending invitations' : `${group.case.number} ${group.case.name}`
}

/** How a row is called. */
export function rowName(row: WorkRow): string {
  return row.type === 'group' ? groupName(row.group) : row.item.title
}

function GroupTitle({ group }: { group: WorkGroup }) {
  return (
    <span className={styles.group} data-tip={groupName(group)}>
      <span className={styles.cut}>{groupName(group)}</span>
      {group.case?.status === 'closed' && <span className={styles.mark}>Closed</span>}
      <span className={styles.count}>{group.items.length}</span>
    </span>
  )
}

function Title({ item }: { item: WorkItem }) {
  return (
    <span className={styles.title} data-tip={item.title}>
      <span className={styles.kind}>{kindNames[item.kind]}</span>
      <span className={styles.cut}>{item.title}</span>
    </span>
  )
}

function Overdue({ group }: { group: WorkGroup }) {
  return group.overdue > 0 && <span className={styles.overdue}>{`${group.overdue} overdue`}</span>
}

function Due({ item }: { item: WorkItem }) {
  if (item.dueOn === null) return null
  const day = formatLocalDate(item.dueOn)
  if (!item.isOverdue) return <span className={styles.soft}>{day}</span>
  return (
    <span className={styles.overdue} data-tip={`Overdue since ${day}`}>
      <span className={styles.unseen}>Overdue since </span>
      {day}
    </span>
  )
}

function standingOf(row: WorkRow) {
  if (row.type === 'group')
    return <span className={styles.soft}>{`${row.placed} of ${row.group.items.length} placed`}</span>
  if (row.problem === undefined) return <span className={styles.soft}>{row.item.standing}</span>
  return (
    <span className={styles.problem} data-tip={row.problem}>
      {row.problem}
    </span>
  )
}

function Receiver({ row, nameOf, onChoose }: { row: WorkRow } & Pick<ColumnSetup, 'nameOf' | 'onChoose'>) {
  const { words, isSet } = receiverWords(row, nameOf)
  const problem = row.type === 'item' ? row.problem : undefined
  const label = `${rowName(row)} goes to: ${words}${problem ? `. ${problem}` : ''}`
  return (
    <button
      type="button"
      className={styles.choose}
      data-set={isSet || undefined}
      data-problem={problem !== undefined || undefined}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={label}
      data-tip={problem ?? (isSet ? words : undefined)}
      onClick={(event) => onChoose(row, event.currentTarget)}
    >
      {problem !== undefined && <IconWarning size={14} />}
      <span className={styles.cut}>{words}</span>
      <IconChevronDown size={12} />
    </button>
  )
}

function receiverWords(row: WorkRow, nameOf: (id: string) => string): { words: string; isSet: boolean } {
  if (row.type === 'item')
    return row.receiverId === undefined
      ? { words: 'Choose…', isSet: false }
      : { words: nameOf(row.receiverId), isSet: true }
  const [only] = row.receivers
  if (only === undefined) return { words: 'All to…', isSet: false }
  const isAll = row.placed === row.group.items.length
  if (row.receivers.length > 1)
    return { words: formatCount(row.receivers.length, 'person', 'people'), isSet: true }
  return { words: isAll ? nameOf(only) : `${nameOf(only)}, not all`, isSet: true }
}
