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
      /** How many cases acceptance joins; which ones is told to nobody before. */
      cases: number
      expiresAt: Date
      timeZone: string
      dateFormat: DateFormat
      link: MailLink
    }
  | {
      kind: 'invitation-accepted'
      firmName: string
      personName: string
      personEmail: string
      level: Level
      /** Whether the reader is who invited; otherwise an administrator. */
      isInviter: boolean
      /** The cases that were offered; with the reason where one could not be joined. */
      cases: readonly { number: string; name: string; reason: string | null }[]
    }
  | { kind: 'password-reset'; link: MailLink }
  | { kind: 'mail-test'; firmName: string }
  | {
      kind: 'invoice'
      firmName: string
      number: number
      dateFormat: DateFormat
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
  | ReceivedWork

/** The work that somebody got by a hand-over. */
export interface ReceivedWork {
  kind: 'work-received'
  firmName: string
  fromName: string
  doneByName: string
  dateFormat: DateFormat
  /** How many pieces there are; the first of them are listed. */
  total: number
  items: {
    kind: WorkKind
    itemId: string
    title: string
    caseNumber: string | null
    caseName: string | null
    dueOn: string | null
  }[]
}

/** A message as it leaves. */
export interface RenderedMail {
  subject: string
  text: string
  html: string
}
