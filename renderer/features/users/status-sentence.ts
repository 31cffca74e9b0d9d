import type { UserRow } from '../../../shared/model/user.ts'
import { formatDay } from '../../format.ts'

/** Whether a user may sign in, and since when not: "Active", "Inactive since Nov 2". */
export function statusSentence(user: Pick<UserRow, 'status' | 'statusSince'>, timeZone: string): string {
  if (user.status === 'active') return 'Active'
  return `Inactive since ${formatDay(user.statusSince, timeZone, new Date())}`
}
