import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { expiryOf } from '../../shared/rules/invitations.ts'
import { levelFacts } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import { createIdentity } from '../auth/create-identity.ts'
import type { Tx } from '../database/open.ts'
import { cases, invitations, outbox, users } from '../database/tables/index.ts'
import { recordActivity } from '../modules/activity/record.ts'
import { numbersOf, offerCases } from '../modules/invitations/offered-cases.ts'
import type { SampleInvitation, SamplePerson } from './people.ts'

const DAY_MS = 86_400_000
const DOMAIN = 'hartwell-moss.example'

/** Who opened the sample firm and invited everybody else. */
export interface Opener {
  userId: string
  name: string
  ip: null
}

/** Adds a person who accepted an invitation, active; answers the event it is recorded as. */
export async function addPerson(
  tx: Tx,
  facts: {
    accountId: string
    userId: string
    person: SamplePerson
    passwordHash: string
    now: Date
    opener: Opener
  },
): Promise<string> {
  const { accountId, userId, person, passwordHash, now, opener } = facts
  const email = `${mailName(person.name)}@${person.domain ?? DOMAIN}`
  const joinedAt = daysBefore(now, person.joinedDays)
  const isOpener = userId === opener.userId
  const identityId = await createIdentity(tx, {
    email,
    name: person.name,
    passwordHash,
    emailVerified: true,
    now: joinedAt,
  })
  await tx.insert(users).values({
    accountId,
    userId,
    identityId,
    name: person.name,
    nameKey: searchKey(person.name),
    email,
    emailKey: email,
    level: person.level,
    status: 'active',
    statusSince: joinedAt,
    joinedAt,
    lastActiveAt: daysBefore(now, person.lastActiveDays),
    invitedBy: isOpener ? null : opener.userId,
  })
  if (!isOpener)
    await tx.insert(invitations).values({
      accountId,
      invitationId: uuid7(),
      email,
      emailKey: email,
      level: person.level,
      state: 'accepted',
      invitedBy: opener.userId,
      createdAt: joinedAt,
      sentAt: joinedAt,
      expiresAt: expiryOf(joinedAt),
      closedAt: joinedAt,
      userId,
    })
  return recordActivity(tx, accountId, joinedAt, {
    kind: isOpener ? 'account.opened' : 'invitation.accepted',
    actor: { userId, name: person.name, ip: null },
    subject: { id: userId, name: person.name },
    facts: { level: levelFacts[person.level].name },
  })
}

/** Adds an open invitation with its message. */
export async function addInvitation(
  tx: Tx,
  facts: { accountId: string; invitation: SampleInvitation; now: Date; opener: Opener },
): Promise<void> {
  const { accountId, invitation, now, opener } = facts
  const invitationId = uuid7()
  const sentAt = daysBefore(now, invitation.sentDays)
  const expiresAt = expiryOf(sentAt)
  const { email, level } = invitation
  await tx.insert(invitations).values({
    accountId,
    invitationId,
    email,
    emailKey: email,
    level,
    note: invitation.note ?? null,
    state: expiresAt > now ? 'pending' : 'expired',
    invitedBy: opener.userId,
    createdAt: sentAt,
    sentAt,
    expiresAt,
  })
  const offered = await tx
    .select({ caseId: cases.caseId, number: cases.number })
    .from(cases)
    .where(and(eq(cases.accountId, accountId), inArray(cases.number, [...(invitation.cases ?? [])])))
  await offerCases(
    tx,
    accountId,
    [invitationId],
    offered.map(({ caseId }) => caseId),
  )
  const failed = invitation.delivery === 'failed'
  await tx.insert(outbox).values({
    accountId,
    messageId: uuid7(),
    kind: 'invitation',
    recipient: email,
    recipientKey: email,
    invitationId,
    facts: {},
    state: invitation.delivery,
    attempts: 1,
    nextAt: sentAt,
    answer: failed ? '550 5.1.1 There is no mailbox with this name here' : '250 2.0.0 Ok: queued',
    createdAt: sentAt,
    sentAt: failed ? null : sentAt,
  })
  await recordActivity(tx, accountId, sentAt, {
    kind: 'invitation.sent',
    actor: opener,
    subject: { id: invitationId, name: email },
    facts: { level: levelFacts[level].name, ...numbersOf(offered) },
  })
}

/** The instant so many days ago, and an hour, so that nothing lies in the future of the same day. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS - (days > 0 ? 3_600_000 : 0))
}

/** "Elif Yılmaz" -> "elif.yilmaz". */
function mailName(name: string): string {
  return name
    .replace(/^Dr\. /, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replace(/[^a-z]+/g, '.')
    .replace(/\.$/, '')
}
