import { z } from 'zod'
import { deliveryStates } from './invitation.ts'
import { id, instant } from './primitives.ts'

/** What a message is for. */
export const messageKinds = [
  'invitation',
  'invitation-accepted',
  'password-reset',
  'mail-test',
  'invoice',
  'work-received',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** A message as a row of the Outbox. */
export const messageRow = z.object({
  messageId: id,
  kind: z.enum(messageKinds),
  recipient: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  createdAt: instant,
  sentAt: instant.nullable(),
  /** When it is tried next; null when it is not. */
  nextAt: instant.nullable(),
  /** The mail server's own words. */
  answer: z.string().nullable(),
})
export type MessageRow = z.infer<typeof messageRow>

/** A message as it was or will be sent. Secrets of password links are left out. */
export const messageContent = messageRow.extend({
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
export type MessageContent = z.infer<typeof messageContent>

/** How the connection to the mail server is protected. */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])

/** The mail server in use. The password is never answered. */
export const mailSettings = z.object({
  /** `environment`: set by whoever runs the server; `account`: entered here; `none`: the local outbox keeps the messages. */
  source: z.enum(['environment', 'account', 'none']),
  host: z.string(),
  port: z.number().int(),
  security: mailSecurity,
  username: z.string(),
  hasPassword: z.boolean(),
  fromName: z.string(),
  fromAddress: z.string(),
})
export type MailSettings = z.infer<typeof mailSettings>
