import type { LedgerKind } from '../shared/model/billing.ts'

/** What a line of the ledger is, in a word or two. */
export const ledgerKindWords: Record<LedgerKind, string> = {
  renewal: 'Renewal',
  joined: 'Joined',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  'level-raised': 'Level raised',
  'level-lowered': 'Level lowered',
  'plan-changed': 'Plan changed',
  'credit-used': 'Credit used',
  payment: 'Payment',
}
