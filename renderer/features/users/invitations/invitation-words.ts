import type { Delivery, InvitationRow } from '../../../../shared/model/invitation.ts'
import { daysLeft, EXPIRING_SOON_DAYS, RESEND_PAUSE_MS } from '../../../../shared/rules/invitations.ts'
import { formatCount } from '../../../format.ts'

const DAY_MS = 86_400_000

/** How long an invitation still holds, in words, and whether that asks for attention. */
export function describeTimeLeft(
  { state, expiresAt }: Pick<InvitationRow, 'state' | 'expiresAt'>,
  now: Date,
): { text: string; urgency: 'none' | 'soon' | 'over' } {
  const left = daysLeft(new Date(expiresAt), now)
  if (state === 'expired' || left <= 0) {
    const days = Math.max(0, Math.floor((now.getTime() - new Date(expiresAt).getTime()) / DAY_MS))
    const text = days === 0 ? 'Expired today' : `Expired ${formatCount(days, 'day')} ago`
    return { text, urgency: 'over' }
  }
  return { text: String(left), urgency: left < EXPIRING_SOON_DAYS ? 'soon' : 'none' }
}

/** Where the latest message is, in one word, and what the mail server said about it. */
export function describeDelivery(
  delivery: Delivery | null,
  isMailOff: boolean,
): { word: string; tone: 'positive' | 'neutral' | 'warning' | 'danger'; said: string | undefined } {
  const said = delivery?.answer ?? undefined
  switch (delivery?.state) {
    case 'sent':
      return { word: 'Sent', tone: 'positive', said: undefined }
    case 'failed':
      return { word: 'Failed', tone: 'danger', said }
    case 'queued':
      return isMailOff
        ? { word: 'Waiting', tone: 'neutral', said: 'in the outbox, no mail server is set up' }
        : { word: 'Queued', tone: said === undefined ? 'neutral' : 'warning', said }
    default:
      return { word: 'Not sent', tone: 'neutral', said }
  }
}

/** Why an invitation cannot be sent again right now, if so. */
export function resendPause({ sentAt }: Pick<InvitationRow, 'sentAt'>, now: Date): string | undefined {
  const left = Math.ceil((new Date(sentAt).getTime() + RESEND_PAUSE_MS - now.getTime()) / 1000)
  if (left <= 0) return undefined
  return `Sent a moment ago. Possible again in ${formatCount(left, 'second')}.`
}
