import { and, desc, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { tellActivity } from './sentences.ts'
import { checkPart, findUnrecorded } from './verify.ts'

/** Events of one part: a second's work at most, so that a long history is checked without holding up anybody. */
const PART = 10_000

/** Recomputes a part of the chain; at its end, what else names events is compared with it. */
export async function checkActivity(
  { db, actor }: ReadScope,
  { after }: Parsed<'activity.verify'>,
): Promise<Output<'activity.verify'>> {
  const { accountId } = actor
  const { state, checked, misfit } = await checkPart(db, accountId, after, PART)
  if (state === 'fits') {
    const newest = await readEnd(db, accountId, desc(activity.sequence))
    return { state: 'going-on', checked, newest: newest?.sequence ?? checked }
  }
  const first = await readEnd(db, accountId, activity.sequence)
  if (state === 'broken' || !first) {
    const event = misfit && { at: misfit.at.toISOString(), sentence: tellActivity(misfit) }
    return { state: 'broken', number: checked + 1, cause: misfit ? 'changed' : 'missing', event }
  }
  if (await findUnrecorded(db, accountId))
    return { state: 'broken', number: checked + 1, cause: 'cut-off', event: null }
  return { state: 'unbroken', events: checked, since: first.at.toISOString() }
}

async function readEnd(
  db: Queryable,
  accountId: string,
  order: typeof activity.sequence | ReturnType<typeof desc>,
) {
  const [event] = await db
    .select({ sequence: activity.sequence, at: activity.at })
    .from(activity)
    .where(and(eq(activity.accountId, accountId)))
    .orderBy(order)
    .limit(1)
  return event
}
