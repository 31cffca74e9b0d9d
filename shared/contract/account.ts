import { z } from 'zod'
import { dateFormat } from '../model/account.ts'
import { mailSecurity, mailSettings, messageContent, messageRow } from '../model/mail.ts'
import { cursor, id, nothing, typedAddress, version } from '../model/primitives.ts'
import { optionalPhoneNumber } from '../rules/phone-numbers.ts'
import { optionalLines, personName } from '../rules/text.ts'
import { account } from './operation.ts'

const accountSettings = z.object({
  firmName: z.string(),
  /** Several lines, as on a letter. */
  address: z.string(),
  phone: z.string(),
  fax: z.string(),
  dateFormat,
  /** IANA name. Cycles of billing keep the one they began with. */
  timeZone: z.string(),
  /** When true, registration links leave by e-mail only and cannot be copied. */
  linksByEmailOnly: z.boolean(),
  version,
})

/** Settings of the account, the mail server and the messages that were sent. */
export const accountOperations = {
  'account.read': account({
    route: 'GET /account',
    access: 'account.read',
    summary: 'Name and rules of the account.',
    input: nothing,
    output: accountSettings,
  }),
  'account.change': account({
    route: 'PATCH /account',
    access: 'account.manage',
    summary: 'Changes name, address, numbers, date format and time zone of the firm. Issued invoices stay.',
    input: z.strictObject({
      firmName: personName,
      address: optionalLines(500),
      phone: optionalPhoneNumber,
      fax: optionalPhoneNumber,
      dateFormat,
      timeZone: z.string().max(64, 'This time zone is not known. Choose one from the list.'),
      version,
    }),
    output: accountSettings,
  }),
  'account.changeLinkRule': account({
    route: 'POST /account/link-rule',
    access: 'account.manage',
    summary: 'Whether administrators may copy registration links.',
    input: z.strictObject({ linksByEmailOnly: z.boolean(), version }),
    output: accountSettings,
  }),
  'mail.read': account({
    route: 'GET /mail',
    access: 'outbox.manage',
    summary: 'The mail server in use, without its password.',
    input: nothing,
    output: mailSettings,
  }),
  'mail.change': account({
    route: 'POST /mail',
    access: 'outbox.manage',
    summary: 'Sets or changes the mail server of this account. A password left out stays as it was.',
    input: z.strictObject({
      host: z
        .string()
        .trim()
        .min(1, 'Enter the name of the mail server.')
        .max(253)
        .regex(/^[a-z0-9.:-]+$/i, 'This is not the name of a server.'),
      port: z
        .number()
        .int()
        .min(1, 'A port is a number from 1 to 65535.')
        .max(65535, 'A port is a number from 1 to 65535.'),
      security: mailSecurity,
      username: z.string().max(320),
      password: z.string().max(500).optional(),
      fromName: personName,
      fromAddress: typedAddress,
    }),
    output: mailSettings,
  }),
  'mail.forget': account({
    route: 'DELETE /mail',
    access: 'outbox.manage',
    summary: 'Removes the mail server; messages stay in the local outbox from now on.',
    input: nothing,
    output: mailSettings,
  }),
  'mail.test': account({
    route: 'POST /mail/test',
    access: 'outbox.manage',
    summary: 'Sends a test message at once and answers the mail server’s own words.',
    input: z.strictObject({ address: typedAddress }),
    output: z.object({ answer: z.string() }),
  }),
  'outbox.list': account({
    route: 'GET /outbox',
    access: 'outbox.read',
    summary: 'Messages of this account, newest first, in pages.',
    input: z.strictObject({
      cursor: cursor.optional(),
      limit: z.coerce.number<string | number>().int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(messageRow), total: z.number().int(), next: cursor.nullable() }),
  }),
  'outbox.read': account({
    route: 'GET /outbox/:messageId',
    access: 'outbox.read',
    summary: 'One message as it was or will be sent. The links of password messages are left out.',
    input: z.strictObject({ messageId: id }),
    output: messageContent,
  }),
  'outbox.retry': account({
    route: 'POST /outbox/:messageId/retry',
    access: 'outbox.manage',
    summary: 'Tries a message again that failed for good.',
    input: z.strictObject({ messageId: id }),
    output: messageRow,
  }),
}
