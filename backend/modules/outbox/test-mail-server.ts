import { and, count, eq, gt } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { MAX_MESSAGES_PER_RECIPIENT_PER_DAY } from '../../../shared/rules/invitations.ts'
import { readAddress } from '../../addresses.ts'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { accounts, outbox } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { sendComposed } from './deliver.ts'
import { findMailServer, writeSender } from './mail-server.ts'
import type { Message } from './message-facts.ts'
import { recordOutcome } from './record-outcome.ts'

const DAY_MS = 86_400_000
/** Nobody else takes the message meanwhile. */
const LEASE_MS = 60_000

/** Sends a test message at once, and answers or refuses with the mail server's own words. */
export async function testMailServer(
  { context, actor }: DirectRequest,
  input: Parsed<'mail.test'>,
): Promise<Output<'mail.test'>> {
  if (!actor) throw new AppError('session.missing')
  const { accountId } = actor
  const { address, key } = readAddress(input.address)
  const server = await findMailServer(context, context.database.system, accountId)
  if (!server) throw new AppError('mail.not-configured')
  const message = await context.database.write(accountId, (tx) =>
    noteTest(context, tx, accountId, { address, key }),
  )
  const facts = { ...message.facts, from: writeSender(server) }
  const firmName = message.facts.firmName ?? ''
  const answer = await sendComposed(context, server, message, {
    content: { kind: 'mail-test', firmName },
    facts,
  })
  // Whoever tries out a server sees the failure now; nothing is sent behind their back later.
  await recordOutcome(context, message, answer.taken ? answer : { ...answer, permanent: true }, facts)
  if (!answer.taken) throw new AppError('mail.refused', { answer: answer.answer })
  return { answer: answer.answer }
}

async function noteTest(
  context: Context,
  tx: Tx,
  accountId: string,
  { address, key }: { address: string; key: string },
): Promise<Message> {
  const now = await lockAccount(context, tx, accountId)
  await requireCapacity(tx, accountId, key, now)
  const [account] = await tx
    .select({ firmName: accounts.firmName })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  const [message] = await tx
    .insert(outbox)
    .values({
      accountId,
      messageId: uuid7(),
      kind: 'mail-test',
      recipient: address,
      recipientKey: key,
      facts: { firmName: account?.firmName ?? '' },
      state: 'queued',
      attempts: 1,
      nextAt: new Date(now.getTime() + LEASE_MS),
      createdAt: now,
    })
    .returning()
  if (!message) throw new AppError('unexpected')
  return message
}

async function requireCapacity(tx: Tx, accountId: string, key: string, now: Date): Promise<void> {
  const [recent] = await tx
    .select({ messages: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.accountId, accountId),
        eq(outbox.recipientKey, key),
        gt(outbox.createdAt, new Date(now.getTime() - DAY_MS)),
      ),
    )
  if ((recent?.messages ?? 0) >= MAX_MESSAGES_PER_RECIPIENT_PER_DAY)
    throw new AppError('invitation.recipient-limit', { limit: MAX_MESSAGES_PER_RECIPIENT_PER_DAY })
}
