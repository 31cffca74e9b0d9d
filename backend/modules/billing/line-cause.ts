import { and, eq, isNull } from 'drizzle-orm'
import type { LedgerKind, LedgerLine } from '../../../shared/model/billing.ts'
import type { Queryable } from '../../database/open.ts'
import { activity, type ledgerLines, seatChanges } from '../../database/tables/index.ts'
import { tellActivity } from '../activity/sentences.ts'

type StoredLine = typeof ledgerLines.$inferSelect

const causedBySeatChange = ['joined', 'deactivated', 'reactivated', 'level-raised', 'level-lowered']

/** The recorded event that caused a line; null where none did: renewals, credit used, payments. */
export async function findCause(db: Queryable, line: StoredLine): Promise<LedgerLine['cause']> {
  const kind = line.kind as LedgerKind
  if (kind === 'plan-changed') return tellCause(await findPlanChange(db, line))
  return causedBySeatChange.includes(kind) ? tellCause(await findSeatChange(db, line)) : null
}

async function findSeatChange(db: Queryable, { accountId, userId, seatVersion }: StoredLine) {
  if (userId === null || seatVersion === null) return undefined
  const [found] = await db
    .select({ event: activity })
    .from(seatChanges)
    .innerJoin(
      activity,
      and(
        eq(activity.accountId, seatChanges.accountId),
        // Named as well, because events are found by whom they are about.
        eq(activity.subjectId, seatChanges.userId),
        eq(activity.activityId, seatChanges.activityId),
      ),
    )
    .where(
      and(
        eq(seatChanges.accountId, accountId),
        eq(seatChanges.userId, userId),
        eq(seatChanges.seatVersion, seatVersion),
      ),
    )
  return found?.event
}

/** A change of plan is about nobody; it has the instant of its booking. */
async function findPlanChange(db: Queryable, { accountId, at }: StoredLine) {
  const [found] = await db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.accountId, accountId),
        isNull(activity.subjectId),
        eq(activity.at, at),
        eq(activity.kind, 'plan.changed'),
      ),
    )
    .limit(1)
  return found
}

function tellCause(event: typeof activity.$inferSelect | undefined): LedgerLine['cause'] {
  if (!event) return null
  const { activityId, at, actorName } = event
  return { activityId, at: at.toISOString(), actorName, sentence: tellActivity(event) }
}
