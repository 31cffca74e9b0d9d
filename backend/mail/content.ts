import type { DateFormat } from '../../shared/model/account.ts'
import type { WorkKind } from '../../shared/model/hand-over.ts'
import type { Level } from '../../shared/rules/levels.ts'

/** Where a button of a message leads, or what stands there when the link must not be shown. */
export type MailLink = { href: string } | { instead: string }

/** What a message says; names and notes as their owners typed them. */
export type MailContent =
  | {
      kind: 'invitation'
      firmName: string
      inviterName: string
      level: Level
      note: string | null
      expiresAt: Date
      timeZone: string
      link: MailLink
    }
      dateFormat: DateFormat
  | { kind: 'invitation-accepted'; firmName: string; personName: string; personEmail: string; level: Level }
  | { kind: 'password-reset'; link: MailLink }
  | { kind: 'mail-test'; firmName: string }
  | {
      kind: 'invoice'
      firmName: string
      number: number
      issuedOn: string
      dueOn: string
      totalCents: number
      creditUsedCents: number
      dueCents: number
      /** The card it is collected from ("Visa ending in 4242"); null when it is paid as the invoice says. */
      card: string | null
      isPaid: boolean
      purchaseOrder: string
    }

/** A message as it leaves. */
      dateFormat: DateFormat
export interface RenderedMail {
  subject: string
  text: string
  html: string
}
