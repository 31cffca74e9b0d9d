import type { WorkItem, WorkKind } from '../../../../shared/model/hand-over.ts'
import { keyOf } from './plan.ts'

/** A case, or the invitations, with what the person holds there. */
export interface WorkGroup {
  groupId: string
  /** Null: the pending invitations. */
  case: WorkItem['case']
  items: readonly WorkItem[]
  overdue: number
}

/** A row of the list: the name of a group, or a piece of work below it. */
export type WorkRow =
  | { rowId: string; type: 'group'; group: WorkGroup; placed: number; receivers: readonly string[] }
  | {
      rowId: string
      type: 'item'
      item: WorkItem
      receiverId: string | undefined
      /** Why its placement does not hold. */
      problem: string | undefined
    }

/** Which pieces are shown. */
export interface WorkFilter {
  kinds: readonly WorkKind[]
  show: 'unplaced' | 'problems' | undefined
}

const INVITATIONS = 'invitations'

/** Groups in the order of what is most urgent in them; the invitations come last. */
export function groupWork(items: readonly WorkItem[]): WorkGroup[] {
  const groups = new Map<string, WorkItem[]>()
  for (const item of items) {
    const groupId = item.case?.caseId ?? INVITATIONS
    const group = groups.get(groupId)
    if (group) group.push(item)
    else groups.set(groupId, [item])
  }
  return [...groups]
    .map(([groupId, members]) => ({
      groupId,
      case: members[0]?.case ?? null,
      items: members,
      overdue: members.filter(({ isOverdue }) => isOverdue).length,
    }))
    .sort((one, other) => Number(one.case === null) - Number(other.case === null))
}

/** Every group with its pieces below it, as rows. */
export function rowsOfWork(
  items: readonly WorkItem[],
  of: {
    receiverOf(item: WorkItem): string | undefined
    problemOf(item: WorkItem): string | undefined
  },
): WorkRow[] {
  return groupWork(items).flatMap((group): WorkRow[] => {
    const rows = group.items.map((item) => ({
      rowId: keyOf(item),
      type: 'item' as const,
      item,
      receiverId: of.receiverOf(item),
      problem: of.problemOf(item),
    }))
    const given = rows.flatMap(({ receiverId }) => (receiverId === undefined ? [] : [receiverId]))
    const heading: WorkRow = {
      rowId: `group/${group.groupId}`,
      type: 'group',
      group,
      placed: rows.filter(({ receiverId, problem }) => receiverId !== undefined && !problem).length,
      receivers: [...new Set(given)],
    }
    return [heading, ...rows]
  })
}
