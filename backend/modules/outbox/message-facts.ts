import { and, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { MessageKind } from '../../../shared/model/mail.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts, authVerification, invitations, type outbox, users } from '../../database/tables/index.ts'
import { countOfferedCases } from '../invitations/offered-cases.ts'
import { findCasesOfAcceptance } from './acceptance-facts.ts'
import { findInvoice } from './invoice-facts.ts'
import { findReceivedWork } from './received-work-facts.ts'

/** A row of the outbox. */
export type Message = typeof outbox.$inferSelect

/** What a message says, as texts; a message that was sent keeps it, so that it can be read as it was. */
export type Facts = Record<string, string>

/** The facts of a message as of now, and whether it may still be sent. */
export interface CurrentFacts {
  facts: Facts
  isWanted: boolean
}

const inviter = alias(users, 'inviter')

/** Looks up what a message says now. Null when what it was about is gone. */
export async function findFacts(db: Queryable, message: Message, now: Date): Promise<CurrentFacts | null> {
  const finders: Record<MessageKind, () => Promise<CurrentFacts | null>> = {
    invitation: () => findInvitation(db, message, now),
    'invitation-accepted': () => findAcceptance(db, message),
    'password-reset': () => findPasswordProof(db, message, now),
    'mail-test': async () => ({ facts: message.facts, isWanted: true }),
    invoice: () => findInvoice(db, message),
    'work-received': () => findReceivedWork(db, message),
  }
  return finders[message.kind]()
}

/** An invitation that was deleted, accepted, has run out or was sent elsewhere since is never mailed. */
async function findInvitation(db: Queryable, message: Message, now: Date): Promise<CurrentFacts | null> {
  const [row] = await readInvitation(db, message)
  if (!row) return null
  const { invitation, firmName, timeZone, dateFormat, inviterName } = row
  return {
    facts: {
      firmName,
      timeZone,
      dateFormat,
      inviterName,
      level: invitation.level,
      expiresAt: invitation.expiresAt.toISOString(),
      generation: String(invitation.generation),
      cases: String(await countOfferedCases(db, message.accountId, invitation.invitationId)),
      ...(invitation.note !== null && { note: invitation.note }),
    },
    isWanted:
      invitation.state === 'pending' &&
      invitation.expiresAt > now &&
      invitation.emailKey === message.recipientKey,
  }
}

function readInvitation(db: Queryable, { accountId, invitationId }: Message) {
  return db
    .select({
      invitation: invitations,
      firmName: accounts.firmName,
      timeZone: accounts.timeZone,
      dateFormat: accounts.dateFormat,
      inviterName: inviter.name,
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.accountId, invitations.accountId))
    .innerJoin(
      inviter,
      and(eq(inviter.accountId, invitations.accountId), eq(inviter.userId, invitations.invitedBy)),
    )
    .where(and(eq(invitations.accountId, accountId), eq(invitations.invitationId, invitationId ?? NO_ID)))
}

async function findAcceptance(db: Queryable, message: Message): Promise<CurrentFacts | null> {
  const [row] = await db
    .select({ firmName: accounts.firmName, person: users, invitedBy: invitations.invitedBy })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.accountId, invitations.accountId))
    .innerJoin(users, and(eq(users.accountId, invitations.accountId), eq(users.userId, invitations.userId)))
    .where(
      and(
        eq(invitations.accountId, message.accountId),
        eq(invitations.invitationId, message.invitationId ?? NO_ID),
      ),
    )
  if (!row) return null
  const { firmName, person, invitedBy } = row
  const { accountId, recipientKey } = message
  const [reader] = await db
    .select({ userId: users.userId, level: users.level, status: users.status })
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.emailKey, recipientKey)))
  return {
    facts: {
      firmName,
      personName: person.name,
      personEmail: person.email,
      level: person.level,
      ...(reader && reader.userId !== invitedBy && { toAdministrator: 'yes' }),
      // Names of cases are for those who see them.
      ...(reader && may(reader.level, 'cases.readAll') && (await findCasesOfAcceptance(db, person))),
    },
    isWanted: reader?.status === 'active',
  }
}

async function findPasswordProof(db: Queryable, message: Message, now: Date): Promise<CurrentFacts> {
  const proof = await findProof(db, message)
  return { facts: message.facts, isWanted: proof !== undefined && proof.expiresAt > now }
}

/** What is stored of a password link. */
async function findProof(db: Queryable, { facts }: Message) {
  const [proof] = await db
    .select({ expiresAt: authVerification.expiresAt })
    .from(authVerification)
    .where(eq(authVerification.id, facts.verificationId ?? NO_ID))
  return proof
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
