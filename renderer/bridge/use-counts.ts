import { levels } from '../../shared/rules/levels.ts'
import { useRead } from './use-operation.ts'
import { useMay } from './use-session.ts'

/** True numbers of the account, in the sums that screens show; undefined while unknown or not permitted. */
export interface Counts {
  active: number
  inactive: number
  paidSeats: number
  pending: number
  pendingNeedDecision: number
  /** Open tasks and reviews of people who cannot sign in. */
  openWorkOfInactive: { items: number; people: number }
  /** Users of the given levels and statuses; an empty list means every one. */
  of(filter: { level: readonly string[]; status: readonly string[] }): number
}

export function useCounts(): Counts | undefined {
  const permitted = useMay('users.read')
  const { data } = useRead('users.counts', {}, { enabled: permitted })
  if (!data) return undefined
  const of: Counts['of'] = ({ level, status }) =>
    data.users
      .filter((row) => level.length === 0 || level.includes(row.level))
      .filter((row) => status.length === 0 || status.includes(row.status))
      .reduce((sum, row) => sum + row.count, 0)
  const paid = levels.filter((level) => level !== 'guest')
  return {
    active: of({ level: [], status: ['active'] }),
    inactive: of({ level: [], status: ['inactive'] }),
    paidSeats: of({ level: paid, status: ['active'] }),
    pending: data.pending,
    pendingNeedDecision: data.pendingNeedDecision,
    openWorkOfInactive: data.openWorkOfInactive,
    of,
  }
}
