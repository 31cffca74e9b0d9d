import { findWrongCycles } from '../modules/billing/verify-cycles.ts'
import { findWrongSeatLines } from '../modules/billing/verify-seats.ts'
import { inEachAccount } from './each-account.ts'
import { invoiceRules } from './invoice-rules.ts'
import { ledgerRules } from './ledger-rules.ts'
import type { Rule } from './rule.ts'
import { seatRules } from './seat-rules.ts'

/** What must hold of money: seats, cycles, ledger, invoices and payments. */
export const billingRules: readonly Rule[] = [
  ...seatRules,
  {
    sentence: 'The cycles of every account follow one another as the calendar has them.',
    findBroken: (db, accountId) => inEachAccount(db, accountId, findWrongCycles),
  },
  {
    sentence: 'Every line of a seat is what the rules make of its changes, and none is missing.',
    findBroken: (db, accountId) => inEachAccount(db, accountId, findWrongSeatLines),
  },
  ...ledgerRules,
  ...invoiceRules,
]
