import { render, toPlainText } from '@react-email/render'
import type { MailContent, RenderedMail } from './content.ts'
import { InvitationAcceptedMail } from './invitation-accepted-mail.tsx'
import { InvitationMail } from './invitation-mail.tsx'
import { InvoiceMail } from './invoice-mail.tsx'
import { headerLine } from './literal.ts'
import { PasswordResetMail } from './password-reset-mail.tsx'
import { ReceivedWorkMail } from './received-work-mail.tsx'
import { TestMail } from './test-mail.tsx'

/** Names stay as they are: no capitals in headings, and the invisible spaces of `literal` stay invisible. */
const plainText = {
  wordwrap: false as const,
  whitespaceCharacters: ' \t\r\n\f',
  selectors: [{ selector: 'h1', options: { uppercase: false } }],
}

/** Writes a message: subject, HTML part and the same as plain text. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const html = await render(pickTemplate(content))
  const text = toPlainText(html, plainText)
  return { subject: headerLine(writeSubject(content)), text, html }
}

function pickTemplate(content: MailContent) {
  switch (content.kind) {
    case 'invitation':
      return <InvitationMail content={content} />
    case 'invitation-accepted':
      return <InvitationAcceptedMail content={content} />
    case 'password-reset':
      return <PasswordResetMail content={content} />
    case 'mail-test':
      return <TestMail content={content} />
    case 'invoice':
      return <InvoiceMail content={content} />
    case 'work-received':
      return <ReceivedWorkMail content={content} />
  }
}

function writeSubject(content: MailContent): string {
  switch (content.kind) {
    case 'invitation':
      return `${content.inviterName} invites you to ${content.firmName}`
    case 'invitation-accepted':
      return `${content.personName} accepted ${content.isInviter ? 'your' : 'an'} invitation to ${content.firmName}`
    case 'password-reset':
      return 'Choose a new password for Roster'
    case 'mail-test':
      return 'The mail server works'
    case 'invoice':
      return `Invoice ${content.number} for ${content.firmName}`
    case 'work-received':
      return `Work of ${content.fromName} is now yours`
  }
}
