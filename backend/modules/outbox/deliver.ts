import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import type { MailAnswer, MailAttachment, MailServer } from '../../ports/mail.ts'
import { claimDueMessage } from './claim.ts'
import { type Composed, composeToSend, loadTemplates } from './compose.ts'
import { findMailServer, writeSender } from './mail-server.ts'
import type { Facts, Message } from './message-facts.ts'
import { recordCancelled, recordOutcome } from './record-outcome.ts'

const SENDERS = 4
const RECORD_TRIES = 10
const RECORD_PAUSE_MS = 1_000

/**
 * Delivers every message that is due, a few at a time, each outside any transaction. Every message leaves at least
 * once; a crash between the mail server's answer and our note of it sends it once more, with the same Message-ID.
 */
export async function deliverDueMessages(context: Context, stop?: AbortSignal): Promise<void> {
  const first = await claimDueMessage(context)
  if (!first) return
  const senders = Array.from({ length: SENDERS }, async (_, sender) => {
    let message = sender === 0 ? first : await claimDueMessage(context)
    while (message) {
      await deliver(context, message)
      message = stop?.aborted ? null : await claimDueMessage(context)
    }
  })
  const broken = (await Promise.allSettled(senders)).find(({ status }) => status === 'rejected')
  if (broken?.status === 'rejected') throw broken.reason
}

async function deliver(context: Context, message: Message): Promise<void> {
  const { system } = context.database
  const server = await findMailServer(context, system, message.accountId)
  if (!server) return
  await loadTemplates()
  // Looked at as late as possible: what was closed a moment ago must not leave any more.
  const composed = await composeToSend(context, system, message, await context.clock.now(system))
  if (!composed) return recordCancelled(context, message)
  const answer = await sendComposed(context, server, message, composed)
  await recordForSure(context, message, answer, { ...composed.facts, from: writeSender(server) })
}

/** Writes a message and hands it to the mail server. */
export async function sendComposed(
  context: Context,
  server: MailServer,
  message: Message,
  { content }: Composed,
): Promise<MailAnswer> {
  const write = await loadTemplates()
  return context.mail.send(server, {
    ...(await write(content)),
    attachments: await attachFiles(context, message),
    messageId: messageIdHeader(context, message.messageId),
    from: { name: server.fromName, address: server.fromAddress },
    to: message.recipient,
  })
}

/** An invoice travels as the file that the Billing page gives out. */
async function attachFiles(context: Context, message: Message): Promise<MailAttachment[]> {
  if (message.kind !== 'invoice') return []
  const { makeInvoicePdf } = await import('../billing/invoice-pdf.ts')
  const { accountId, facts } = message
  const { name, mediaType, content } = await makeInvoicePdf(
    context.database.system,
    accountId,
    facts.invoiceId ?? '',
  )
  return [{ name, mediaType, content: Buffer.from(content, 'base64') }]
}

/** The same on every try, so that mail programs recognise a repeated delivery. */
function messageIdHeader(context: Context, messageId: string): string {
  return `<${messageId}@${new URL(context.publicAddress()).hostname}>`
}

/** The message is gone: a database that restarts at this moment must not make us send it again. */
async function recordForSure(
  context: Context,
  message: Message,
  answer: MailAnswer,
  facts: Facts,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await recordOutcome(context, message, answer, facts)
    } catch (error) {
      if (attempt >= RECORD_TRIES) throw error
      await pause(RECORD_PAUSE_MS, undefined, { ref: false })
    }
  }
}
