import type { WorkItem } from '../../../../shared/model/hand-over.ts'
import { LOAD_DAYS } from '../../../../shared/rules/hand-overs.ts'
import { keyOf, type Plan } from './plan.ts'

/** What the plan adds to somebody's load. */
export interface AddedLoad {
  items: number
  /** Those that are due within the days that count as load, or overdue. */
  dueSoon: number
}

const DAY_MS = 86_400_000

/** The local date of now in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** What each receiver gets by a plan. */
export function loadByReceiver(
  plan: Plan,
  items: readonly WorkItem[],
  today: string,
): ReadonlyMap<string, AddedLoad> {
  const loads = new Map<string, AddedLoad>()
  for (const item of items) {
    const receiverId = plan.get(keyOf(item))
    if (receiverId === undefined) continue
    const load = loads.get(receiverId) ?? { items: 0, dueSoon: 0 }
    load.items += 1
    if (isDueSoon(item, today)) load.dueSoon += 1
    loads.set(receiverId, load)
  }
  return loads
}

function isDueSoon({ dueOn, isOverdue }: WorkItem, today: string): boolean {
  if (isOverdue) return true
  return dueOn !== null && (Date.parse(dueOn) - Date.parse(today)) / DAY_MS <= LOAD_DAYS
}
