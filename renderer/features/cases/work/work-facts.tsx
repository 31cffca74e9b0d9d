import type { ReactNode } from 'react'
import type { TaskRow, WorkHolder } from '../../../../shared/model/work.ts'
import { TextLink } from '../../../components/text-link.tsx'
import { formatLocalDate } from '../../../format.ts'
import styles from './work.module.css'

/** By when it is to be done; marked when that day is over. */
export function DueFact({ dueOn, isOverdue }: Pick<TaskRow, 'dueOn' | 'isOverdue'>) {
  if (dueOn === null) return <span>No day</span>
  return isOverdue ? (
    <strong className={styles.overdue}>{`Overdue since ${formatLocalDate(dueOn)}`}</strong>
  ) : (
    <span>{`Due ${formatLocalDate(dueOn)}`}</span>
  )
}

/** Who holds it; that somebody cannot work on it any more is said. */
export function HolderFact({ holder, nobody }: { holder: WorkHolder | null; nobody: string }) {
  if (!holder) return <span>{nobody}</span>
  return <span>{holder.status === 'inactive' ? `${holder.name} (inactive)` : holder.name}</span>
}

/** What can be done about it, among what is to be known of it. */
export function WorkLink({
  label,
  onClick,
  children,
}: {
  label?: string
  onClick(): void
  children: ReactNode
}) {
  return (
    <span>
      <TextLink label={label} onClick={onClick}>
        {children}
      </TextLink>
    </span>
  )
}
