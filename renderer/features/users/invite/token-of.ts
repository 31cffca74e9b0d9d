import type { AddressVerdict } from '../../../../shared/model/invitation.ts'
import type { Token } from '../../../components/token-types.ts'

/** What a doubtful address offers. */
export interface Offers {
  onOpen(userId: string): void
  onReactivate(userId: string, address: string): void
  onResend(invitationId: string): void
}

/** An address as a chip: its verdict in words and colour, and what can be done about it. */
export function tokenOf(typed: string, verdict: AddressVerdict | undefined, offers: Offers): Token {
  const token = { id: typed.toLowerCase(), text: typed }
  if (!verdict) return { ...token, tone: 'busy', verdict: 'being checked' }
  const { userId, invitationId, reason } = verdict
  const words = reason ?? undefined
  switch (verdict.verdict) {
    case 'new':
      return verdict.warning === null
        ? { ...token, tone: 'good', verdict: 'new' }
        : { ...token, tone: 'warning', verdict: verdict.warning }
    case 'user':
      return {
        ...token,
        tone: 'warning',
        verdict: words,
        ...(userId && { action: { label: 'Open user', run: () => offers.onOpen(userId) } }),
      }
    case 'inactive':
      return {
        ...token,
        tone: 'warning',
        verdict: words,
        ...(userId && {
          action: { label: 'Reactivate…', run: () => offers.onReactivate(userId, verdict.address ?? typed) },
        }),
      }
    case 'pending':
      return {
        ...token,
        tone: 'warning',
        verdict: words,
        ...(invitationId && { action: { label: 'Resend', run: () => offers.onResend(invitationId) } }),
      }
    case 'repeated':
      return { ...token, tone: 'warning', verdict: words }
    default:
      return { ...token, tone: 'bad', verdict: words }
  }
}

/** Whether an address is worth sending: new, or not judged yet (the server judges again). */
export function isSendable(verdict: AddressVerdict | undefined): boolean {
  return verdict === undefined || verdict.verdict === 'new'
}
