import { and, eq, lte, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { accounts, invitations } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { recordActivities } from '../activity/record.ts'
import { cancelMessages } from '../outbox/queue.ts'

const ROSTER = { userId: null, name: 'Roster', ip: null }

/**
 * Stores the expiry of every invitation whose date has passed, one account after another. Several processes may do
 * this at once: an account that somebody works in right now is left for the next round.
 */
export async function expireInvitations(context: Context): Promise<void> {
  const { database, clock } = context
  const now = await clock.now(database.system)
  const due = await database.system
    .selectDistinct({ accountId: invitations.accountId })
    .from(invitations)
    .where(and(eq(invitations.state, 'pending'), lte(invitations.expiresAt, now)))
  const failures: unknown[] = []
  for (const { accountId } of due) {
    await expireUnlessBusy(context, accountId).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

async function expireUnlessBusy({ database, clock }: Context, accountId: string): Promise<void> {
  await database.write(accountId, async (tx) => {
    const [free] = await tx
      .select({ accountId: accounts.accountId })
      .from(accounts)
      .where(eq(accounts.accountId, accountId))
      .for('no key update', { skipLocked: true })
    if (free) await expireDue(tx, accountId, await clock.now(tx))
  })
}

/** Stores what is overdue in one account now: what was refused as expired is not revived by a clock put back. */
export async function expireOverdue(context: Context, accountId: string): Promise<void> {
  await context.database.write(accountId, async (tx) => {
    await expireDue(tx, accountId, await lockAccount(context, tx, accountId))
  })
}

async function expireDue(tx: Tx, accountId: string, now: Date): Promise<void> {
  const expired = await tx
    .update(invitations)
    .set({ state: 'expired', version: sql`${invitations.version} + 1` })
    .where(
      and(
        eq(invitations.accountId, accountId),
        eq(invitations.state, 'pending'),
        lte(invitations.expiresAt, now),
      ),
    )
    .returning({ invitationId: invitations.invitationId, email: invitations.email })
  if (expired.length === 0) return
  for (const invitation of expired) await cancelMessages(tx, accountId, invitation)
  await recordActivities(
    tx,
    accountId,
    now,
    expired.map(({ invitationId, email }) => ({
      kind: 'invitation.expired',
      actor: ROSTER,
      subject: { id: invitationId, name: email },
    })),
  )
  await announce(tx, accountId, 'invitations.changed', {})
}
