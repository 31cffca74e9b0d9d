import type { MessageKind, MessageRow } from '../../../shared/model/mail.ts'

/** What each kind of message is called in lists. */
export const kindNames: Record<MessageKind, string> = {
  invitation: 'Invitation',
  'invitation-accepted': 'Invitation accepted',
  'password-reset': 'New password',
  'mail-test': 'Test message',
  'work-received': 'Received work',
  invoice: 'Invoice',
}

/** The states of a message in a word and a tone. */
export const stateFacts: Record<
  MessageRow['state'],
  { word: string; tone: 'positive' | 'neutral' | 'warning' | 'danger' }
> = {
  queued: { word: 'Queued', tone: 'warning' },
  sent: { word: 'Sent', tone: 'positive' },
  failed: { word: 'Failed', tone: 'danger' },
  cancelled: { word: 'Not sent any more', tone: 'neutral' },
}
