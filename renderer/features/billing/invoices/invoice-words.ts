import type { InvoiceRow, LedgerKind } from '../../../../shared/model/billing.ts'
import { formatDate, formatLocalDate, formatPeriod } from '../../../format.ts'

/** How an invoice stands, in a tone and a few words. `today` is the account's local date. */
export function invoiceStanding(
  { state, dueOn, dueCents, paidAt, problem }: InvoiceRow,
  { today, timeZone }: { today: string; timeZone: string },
): { tone: 'positive' | 'neutral' | 'warning' | 'danger'; words: string } {
  if (state === 'paid') {
    if (dueCents === 0) return { tone: 'positive', words: 'Paid with credit' }
    return { tone: 'positive', words: paidAt ? `Paid ${formatDate(paidAt, timeZone)}` : 'Paid' }
  }
  if (problem !== null) return { tone: 'danger', words: 'Payment refused' }
  if (dueOn < today) return { tone: 'danger', words: `Overdue since ${formatLocalDate(dueOn)}` }
  return { tone: 'warning', words: `Due ${formatLocalDate(dueOn)}` }
}

/** The first and the last day of the period. */
export function periodOf({ periodStartOn, periodEndOn }: InvoiceRow): string {
  return formatPeriod(periodStartOn, periodEndOn)
}

/** What the lines of a group are, as a bill says it. */
export const groupWords: Record<LedgerKind, string> = {
  renewal: 'Seats for the whole period',
  joined: 'Seats since they joined, before this period',
  deactivated: 'Seats that ended',
  reactivated: 'Seats since they were reactivated',
  'level-raised': 'Seats since they were raised to a paid level',
  'level-lowered': 'Seats that became free',
  'plan-changed': 'Change of plan',
  'credit-used': 'Credit used',
  payment: 'Payment',
}
