import { and, eq, sql } from 'drizzle-orm'
import type { Output } from '../../../shared/contract/index.ts'
import { EXPIRING_SOON_DAYS } from '../../../shared/rules/invitations.ts'
import type { Db } from '../../database/open.ts'
import { invitations, outbox, userCounts, users } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'

const DAY_MS = 86_400_000

/** True numbers of the account. */
export async function countUsers({ context, db, actor }: ReadScope): Promise<Output<'users.counts'>> {
  const counted = await db
    .select({ level: userCounts.level, status: userCounts.status, count: userCounts.count })
    .from(userCounts)
    .where(eq(userCounts.accountId, actor.accountId))
    .orderBy(userCounts.level, userCounts.status)
  const now = await context.clock.now(db)
  return {
    users: counted,
    ...(await countOpenInvitations(db, actor.accountId, now)),
    openWorkOfInactive: await countOpenWorkOfInactive(db, actor.accountId),
  }
}

/** In the words of the index `users_inactive_with_work`, which answers it alone. */
async function countOpenWorkOfInactive(db: Db, accountId: string) {
  const [counted] = await db
    .select({
      items: sql<number>`coalesce(sum(${users.openWork}), 0)::int`,
      people: sql<number>`count(*)::int`,
    })
    .from(users)
    .where(and(eq(users.accountId, accountId), sql`status_rank = 1 and open_work > 0`))
  return counted ?? { items: 0, people: 0 }
}

async function countOpenInvitations(db: Db, accountId: string, now: Date) {
  const soon = new Date(now.getTime() + (EXPIRING_SOON_DAYS - 1) * DAY_MS)
  const newestDelivery = sql`(
    select ${outbox.state} from ${outbox}
    where ${outbox.accountId} = ${invitations.accountId} and ${outbox.invitationId} = ${invitations.invitationId}
      and ${outbox.kind} = 'invitation'
    order by ${outbox.createdAt} desc, ${outbox.messageId} desc limit 1
  )`
  const needsDecision = sql`${invitations.state} = 'expired' or ${invitations.expiresAt} <= ${soon.toISOString()}
    or ${newestDelivery} = 'failed'`
  const [counted] = await db
    .select({
      pending: sql<number>`count(*)::int`,
      pendingNeedDecision: sql<number>`(count(*) filter (where ${needsDecision}))::int`,
    })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), sql`${invitations.state} in ('pending', 'expired')`))
  return counted ?? { pending: 0, pendingNeedDecision: 0 }
}
