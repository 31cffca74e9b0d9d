import { AppError } from '../../../shared/errors.ts'
import type { WorkTaker } from '../../../shared/model/work.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import type { ActivityEntry } from '../activity/record.ts'
import type { StoredUser } from '../users/listing.ts'
import { requireUser } from '../users/one-user.ts'
import { giveWork } from './give-work.ts'
import { requireSight } from './holder.ts'
import { selectOpenWork } from './open-work-queries.ts'

/** What becomes of the open work that somebody leaves behind on a case. */
export interface LeftWork {
  caseId: string
  from: string
  to: string | null
  items: { kind: 'task' | 'review'; itemId: string }[]
  /** What the recorded event says about it; nothing when there is no work. */
  facts: NonNullable<ActivityEntry['facts']>
}

/** What is to become of the open work of somebody on a case; who has some does not leave it unsaid. */
export async function decideLeftWork(
  { tx, actor }: WriteScope,
  { caseId }: { caseId: string },
  { userId: from }: Pick<StoredUser, 'userId'>,
  taker: WorkTaker | undefined,
): Promise<LeftWork> {
  const { accountId } = actor
  const rows = await selectOpenWork(tx, { accountId, holderId: from, caseId }, undefined, null)
  const items = rows.map(({ rank, itemId }): LeftWork['items'][number] => ({
    kind: rank === 0 ? 'task' : 'review',
    itemId,
  }))
  if (items.length === 0) return { caseId, from, to: null, items, facts: {} }
  const tasks = items.filter(({ kind }) => kind === 'task').length
  const counts = { tasks, reviews: items.length - tasks }
  if (taker === undefined) throw new AppError('case.person-has-work', counts)
  const to = taker === 'nobody' ? null : await requireUser(tx, accountId, taker.to)
  return {
    caseId,
    from,
    to: to?.userId ?? null,
    items,
    facts: { ...counts, workTo: to?.name ?? null },
  }
}

/** Gives it to whoever takes it; they have to see the case now that it was left. */
export async function placeLeftWork(
  { tx, actor }: WriteScope,
  { caseId, from, to, items }: LeftWork,
): Promise<void> {
  if (items.length === 0) return
  const { accountId } = actor
  if (to !== null) await requireSight(tx, { accountId, caseId }, to)
  await giveWork(
    tx,
    accountId,
    from,
    items.map((item) => ({ ...item, holderId: to })),
  )
  await announce(tx, accountId, 'work.changed', {})
}
