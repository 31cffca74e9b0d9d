import { inArray } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { expiryOf, MAX_ADDRESSES_AT_ONCE } from '../../../shared/rules/invitations.ts'
import { invitations } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { ReadScope, WriteScope } from '../../scope.ts'
import { recordActivities } from '../activity/record.ts'
import { requireOfferable } from '../cases/offered.ts'
import { queueMessages } from '../outbox/queue.ts'
import { requireAccountCapacity } from './caps.ts'
import { numbersOf, offerCases } from './offered-cases.ts'
import { insertInvitations, readRows } from './queries.ts'
import { judgeAddresses } from './verdicts.ts'

/** The verdict on each address, before anything is sent. */
export async function checkAddresses(
  { context, db, actor }: ReadScope,
  { addresses, level, caseIds }: Parsed<'invitations.check'>,
): Promise<Output<'invitations.check'>> {
  const offer = { level, cases: await requireOfferable(db, actor, { level, caseIds }) }
  const now = await context.clock.now(db)
  const judged = await judgeAddresses(db, actor.accountId, now, addresses, offer)
  return { verdicts: judged.map(({ verdict }) => verdict) }
}

/** Invites every address whose verdict is "new", all to the same cases; the others come back with their reason. */
export async function createInvitations(
  scope: WriteScope,
  { addresses, level, caseIds, note }: Parsed<'invitations.create'>,
): Promise<Output<'invitations.create'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const offer = { level, cases: await requireOfferable(tx, actor, { level, caseIds }) }
  const judged = await judgeAddresses(tx, accountId, now, addresses, offer)
  const wanted = judged.flatMap(({ address, verdict }) =>
    address && verdict.verdict === 'new' ? [{ ...address, typed: verdict.typed, invitationId: uuid7() }] : [],
  )
  if (wanted.length > 0) await requireAccountCapacity(scope, wanted.length)
  const inserted = await insertInvitations(
    tx,
    wanted.map(({ invitationId, address, key }) => ({
      accountId,
      invitationId,
      email: address,
      emailKey: key,
      level,
      note: note || null,
      state: 'pending' as const,
      invitedBy: actor.userId,
      createdAt: now,
      sentAt: now,
      expiresAt: expiryOf(now),
    })),
  )
  const invited = wanted.filter(({ invitationId }) => inserted.has(invitationId))
  await offerCases(tx, accountId, [...inserted], caseIds)
  const overtaken = wanted.filter(({ invitationId }) => !inserted.has(invitationId))
  await queueMessages(
    tx,
    accountId,
    now,
    invited.map(({ address, invitationId }) => ({ kind: 'invitation', recipient: address, invitationId })),
  )
  await recordActivities(
    tx,
    accountId,
    now,
    invited.map(({ address, invitationId }) => ({
      kind: 'invitation.sent',
      actor,
      subject: { id: invitationId, name: address },
      facts: { level, ...numbersOf(offer.cases) },
    })),
  )
  if (invited.length > 0) await announce(tx, accountId, 'invitations.changed', {})
  const overtakenJudged = await judgeAddresses(
    tx,
    accountId,
    now,
    overtaken.map(({ typed }) => typed),
    offer,
  )
  return {
    invited: await readCreated(scope, [...inserted]),
    refused: [...judged, ...overtakenJudged]
      .map(({ verdict }) => verdict)
      .filter(({ verdict }) => verdict !== 'new'),
  }
}

async function readCreated({ tx, actor }: WriteScope, ids: string[]) {
  if (ids.length === 0) return []
  return readRows(tx, actor.accountId, inArray(invitations.invitationId, ids), MAX_ADDRESSES_AT_ONCE)
}
