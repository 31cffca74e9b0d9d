import { eq } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { SAMPLE_LOGIN } from '../../shared/model/sample.ts'
import { expiryOf } from '../../shared/rules/invitations.ts'
import { levelFacts } from '../../shared/rules/levels.ts'
import { searchKey } from '../../shared/rules/text.ts'
import { createIdentity } from '../auth/create-identity.ts'
import { hashLimited } from '../auth/limited-hashing.ts'
import type { Context } from '../context.ts'
import { databaseNow, type Tx } from '../database/open.ts'
import { accounts, authUser, invitations, outbox, users } from '../database/tables/index.ts'
import { recordActivity } from '../modules/activity/record.ts'
import { type SampleInvitation, type SamplePerson, sampleInvitations, samplePeople } from './people.ts'

const DAY_MS = 86_400_000
const FIRM = {
  firmName: 'Hartwell & Moss LLP',
  domain: 'hartwell-moss.example',
  timeZone: 'America/New_York',
}

/** Makes the sample firm to look around in, unless it is there already. Everybody has the same sample password. */
export async function makeSampleFirm(context: Context): Promise<void> {
  const { system } = context.database
  const [known] = await system.select().from(authUser).where(eq(authUser.email, SAMPLE_LOGIN.email))
  if (known) return
  const passwordHash = await hashLimited(SAMPLE_LOGIN.password)
  await system.transaction(async (tx) => {
    const now = await databaseNow(tx)
    const accountId = uuid7()
    const opener = { userId: uuid7(), name: samplePeople[0]?.name ?? '', ip: null }
    await tx.insert(accounts).values({
      accountId,
      firmName: FIRM.firmName,
      timeZone: FIRM.timeZone,
      createdAt: daysBefore(now, samplePeople[0]?.joinedDays ?? 0),
    })
    for (const person of samplePeople) {
      const userId = person === samplePeople[0] ? opener.userId : uuid7()
      await addPerson(tx, { accountId, userId, person, passwordHash, now, opener })
    }
    for (const invitation of sampleInvitations)
      await addInvitation(tx, { accountId, invitation, now, opener })
  })
}

interface Opener {
  userId: string
  name: string
  ip: null
}

async function addPerson(
  tx: Tx,
  facts: {
    accountId: string
    userId: string
    person: SamplePerson
    passwordHash: string
    now: Date
    opener: Opener
  },
): Promise<void> {
  const { accountId, userId, person, passwordHash, now, opener } = facts
  const email = `${mailName(person.name)}@${person.domain ?? FIRM.domain}`
  const joinedAt = daysBefore(now, person.joinedDays)
  const isInactive = person.inactiveDays !== undefined
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
    status: isInactive ? 'inactive' : 'active',
    statusSince: person.inactiveDays === undefined ? joinedAt : daysBefore(now, person.inactiveDays),
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
  const subject = { id: userId, name: person.name }
  await recordActivity(tx, accountId, joinedAt, {
    kind: isOpener ? 'account.opened' : 'invitation.accepted',
    actor: { userId, name: person.name, ip: null },
    subject,
    facts: { level: levelFacts[person.level].name },
  })
  if (person.inactiveDays !== undefined)
    await recordActivity(tx, accountId, daysBefore(now, person.inactiveDays), {
      kind: 'user.deactivated',
      actor: opener,
      subject,
    })
}

async function addInvitation(
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
    facts: { level: levelFacts[level].name },
  })
}

function daysBefore(now: Date, days: number): Date {
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
