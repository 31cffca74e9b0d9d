import type { WorkKind } from '../../../shared/model/hand-over.ts'
import { formatCount, formatList } from '../../format.ts'

/** Kinds of work, one piece of it. */
export const kindNames: Record<WorkKind, string> = {
  task: 'Task',
  review: 'Review',
  case: 'Case',
  invitation: 'Invitation',
}

/** Kinds of work, as a filter names them. */
export const kindNamesOfMany: Record<WorkKind, string> = {
  task: 'Tasks',
  review: 'Reviews',
  case: 'Cases with nobody else',
  invitation: 'Invitations',
}

/** "1 piece of work", "12 pieces of work". */
export function pieces(count: number): string {
  return formatCount(count, 'piece of work', 'pieces of work')
}

/** Names with an end: "118, 121 and 3 more". */
export function fewOf(names: readonly string[], most = 4): string {
  if (names.length <= most) return formatList(names)
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}
