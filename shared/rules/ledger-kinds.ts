import type { LedgerKind } from '../model/billing.ts'

/** What each kind of line in the ledger is called, on screen, on invoices and in files. */
export const ledgerKindNames: Record<LedgerKind, string> = {
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
