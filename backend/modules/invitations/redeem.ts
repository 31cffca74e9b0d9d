import { and, eq, gt, sql } from 'drizzle-orm'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DateFormat } from '../../../shared/model/account.ts'
import type { Level } from '../../../shared/rules/levels.ts'
import type { Queryable, Tx } from '../../database/open.ts'
import { accounts, invitations, users } from '../../database/tables/index.ts'
import type { RegistrationLink } from './link.ts'
import { isOver } from './one-invitation.ts'
import type { Invitation } from './queries.ts'

/** An invitation as the holder of its link meets it. */
export interface LinkedOffer {
  invitation: Invitation
  firmName: string
  dateFormat: DateFormat
  inviter: { name: string; email: string; level: Level; isActive: boolean }
}

/** What a link leads to; throws `link.invalid` when there is no such invitation. */
export async function findOffer(db: Queryable, link: RegistrationLink): Promise<LinkedOffer> {
  const [found] = await db
    .select({
      invitation: invitations,
      firmName: accounts.firmName,
      dateFormat: accounts.dateFormat,
      inviter: { name: users.name, email: users.email, level: users.level, status: users.status },
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.accountId, invitations.accountId))
    .innerJoin(
      users,
      and(eq(users.accountId, invitations.accountId), eq(users.userId, invitations.invitedBy)),
    )
    .where(and(eq(invitations.accountId, link.accountId), eq(invitations.invitationId, link.invitationId)))
  if (!found) throw new AppError('link.invalid')
  const { invitation, firmName, dateFormat, inviter } = found
  return {
    invitation,
    firmName,
    dateFormat,
    inviter: {
      name: inviter.name,
      email: inviter.email,
      level: inviter.level,
      isActive: inviter.status === 'active',
    },
  }
}

/** Refuses a link that opens nothing any more, saying why and whom to ask. */
export function requireLive(offer: LinkedOffer, link: RegistrationLink, now: Date): void {
  const code = whyDead(offer.invitation, link, now)
  if (code) throw refuse(code, offer)
}

/**
 * Takes the invitation for whoever holds the link, if it is pending, the link is its newest and its date has not
 * passed: one statement, under the account's lock, by the database's clock. Throws `link.*` otherwise.
 */
export async function claimInvitation(tx: Tx, link: RegistrationLink, now: Date): Promise<LinkedOffer> {
  const claimed = await tx
    .update(invitations)
    .set({ state: 'accepted', closedAt: now, version: sql`${invitations.version} + 1` })
    .where(
      and(
        eq(invitations.accountId, link.accountId),
        eq(invitations.invitationId, link.invitationId),
        eq(invitations.state, 'pending'),
        eq(invitations.generation, link.generation),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ invitationId: invitations.invitationId })
  const offer = await findOffer(tx, link)
  if (claimed.length === 0) throw refuse(whyDead(offer.invitation, link, now) ?? 'link.invalid', offer)
  return offer
}

/** Notes which user a claimed invitation made. */
export async function noteUser(tx: Tx, link: RegistrationLink, userId: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ userId })
    .where(and(eq(invitations.accountId, link.accountId), eq(invitations.invitationId, link.invitationId)))
}

function refuse(code: ErrorCode, { firmName, inviter }: LinkedOffer): AppError {
  return new AppError(code, { firmName, inviterName: inviter.name })
}

function whyDead(invitation: Invitation, link: RegistrationLink, now: Date): ErrorCode | null {
  if (invitation.state === 'accepted') return 'link.accepted'
  if (invitation.state === 'deleted') return 'link.deleted'
  if (invitation.generation !== link.generation) return 'link.replaced'
  return isOver(invitation, now) ? 'link.expired' : null
}
