import type { LedgerLine } from '../../../../shared/model/billing.ts'
import { formatLocalDate, formatMoney } from '../../../format.ts'

/** The rule behind a line, in a sentence. */
export function reasonOf(line: LedgerLine): string {
  const { kind, cycle, reversedCents } = line
  const end = cycle ? formatLocalDate(cycle.endOn) : 'the end of the cycle'
  switch (kind) {
    case 'renewal':
      return 'When a cycle begins, every paid seat is billed its full price once.'
    case 'joined':
      return `The seat began within the cycle: its days before ${end} are charged with the next invoice.`
    case 'deactivated':
    case 'level-lowered':
      return `The days that are left before ${end}, this one included, are credited to the next invoice. No refund is paid out.`
    case 'reactivated':
    case 'level-raised':
      return reversedCents > 0
        ? `The days before ${end} are charged again; ${formatMoney(reversedCents)} of the seat’s own unused credit was used first.`
        : `The days before ${end}, this one included, are charged at once.`
    case 'plan-changed':
      return 'The plan was changed within the cycle: what was left of the old cycle is credited, and a new cycle begins.'
    case 'credit-used':
      return 'An invoice uses the credit there is, up to its total.'
    case 'payment':
      return 'A payment for an invoice arrived.'
  }
}
