import { z } from 'zod'
import { dateFormat } from '../../../shared/model/account.ts'
import type { MessageKind } from '../../../shared/model/mail.ts'
import { level } from '../../../shared/rules/levels.ts'
import { passwordLink } from '../../auth/password-links.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../database/open.ts'
import type { MailContent, MailLink, RenderedMail } from '../../mail/content.ts'
import { registrationLink } from '../invitations/link.ts'
import { casesFact } from './acceptance-facts.ts'
import { invoiceFacts } from './invoice-facts.ts'
import { type Facts, findFacts, type Message } from './message-facts.ts'
import { receivedWorkFacts } from './received-work-facts.ts'

/** What an administrator reads in place of a link: reading the outbox must not open anything. */
const HIDDEN_LINK = '[The link is left out here. It is only in the message itself.]'

/** A message ready to be written, with the facts to keep once it has left. */
export interface Composed {
  content: MailContent
  facts: Facts
}

/** A message as it would leave now, link included; null when it may not be sent any more. */
export async function composeToSend(
  context: Context,
  db: Queryable,
  message: Message,
  now: Date,
): Promise<Composed | null> {
  const found = await findFacts(db, message, now)
  if (!found?.isWanted) return null
  const href = makeLink(context, message, found.facts)
  return { content: readContent(message.kind, found.facts, { href }), facts: found.facts }
}

/** A message as it was sent or would be sent now, without its link; null when what it was about is gone. */
export async function composeToRead(db: Queryable, message: Message, now: Date): Promise<MailContent | null> {
  const isKept = message.state === 'sent' && message.facts.firmName !== undefined
  const facts = isKept ? message.facts : (await findFacts(db, message, now))?.facts
  return facts ? readContent(message.kind, facts, { instead: HIDDEN_LINK }) : null
}

/** The templates, loaded with the first message: a backend that sends nothing does not hold them. */
export async function loadTemplates(): Promise<(content: MailContent) => Promise<RenderedMail>> {
  const { renderMail } = await import('../../mail/render-mail.tsx')
  return renderMail
}

function makeLink(context: Context, message: Message, facts: Facts): string {
  if (message.kind === 'invitation') {
    const { accountId, invitationId } = message
    const generation = Number(facts.generation)
    return registrationLink(context, { accountId, invitationId: invitationId ?? '', generation }, 'mail')
  }
  if (message.kind === 'password-reset') {
    const proofId = message.facts.verificationId ?? ''
    return passwordLink(context.publicAddress(), context.keys.passwordLinks, proofId)
  }
  return context.publicAddress()
}

const invitationFacts = z.object({
  firmName: z.string(),
  inviterName: z.string(),
  level,
  note: z.string().nullable().default(null),
  cases: z.coerce.number<string | number>().int().default(0),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
  timeZone: z.string(),
  dateFormat: dateFormat.default('spelled'),
})
const acceptanceFacts = z.object({
  firmName: z.string(),
  personName: z.string(),
  personEmail: z.string(),
  level,
  cases: casesFact,
  toAdministrator: z.literal('yes').optional(),
})
const testFacts = z.object({ firmName: z.string() })

function readContent(kind: MessageKind, facts: Facts, link: MailLink): MailContent {
  switch (kind) {
    case 'invitation':
      return { kind, ...invitationFacts.parse(facts), link }
    case 'invitation-accepted':
      return readAcceptance(kind, facts)
    case 'password-reset':
      return { kind, link }
    case 'mail-test':
      return { kind, ...testFacts.parse(facts) }
    case 'invoice':
      return { kind, ...invoiceFacts.parse(facts) }
    case 'work-received':
      return { kind, ...receivedWorkFacts.parse(facts) }
  }
}

function readAcceptance(kind: 'invitation-accepted', facts: Facts): MailContent {
  const { toAdministrator, ...told } = acceptanceFacts.parse(facts)
  return { kind, ...told, isInviter: toAdministrator === undefined }
}
