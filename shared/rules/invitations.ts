/** An invitation is open for this many days after it was last sent. Source: product.md section 2. */
export const INVITATION_DAYS = 30

/** From this many days left on, an invitation asks for attention. */
export const EXPIRING_SOON_DAYS = 5

/** The least time between two sendings of one invitation, in milliseconds. */
export const RESEND_PAUSE_MS = 60_000

/** At most this many addresses in one act of inviting. */
export const MAX_ADDRESSES_AT_ONCE = 500

/** At most this many cases are joined by accepting one invitation; a guest joins one. */
export const MAX_CASES_OF_INVITATION = 50

/** At most this many invitation messages leave one account in 24 hours. */
export const MAX_INVITATIONS_PER_DAY = 2000

/** At most this many messages go to one recipient of one account in 24 hours. */
export const MAX_MESSAGES_PER_RECIPIENT_PER_DAY = 10

/** The states of an invitation. `pending` and `expired` are open: both can be sent again. */
export const invitationStates = ['pending', 'expired', 'accepted', 'deleted'] as const

const DAY_MS = 86_400_000

/** When an invitation sent at this instant expires (both ISO instants). */
export function expiryOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + INVITATION_DAYS * DAY_MS)
}

/** Whole days until `expiresAt`, rounded up, so that "1" means "until this time tomorrow at the latest"; 0 or less is over. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS)
}
