import type { Output } from '../../../shared/contract/index.ts'
import type { Implementations } from '../../implement.ts'
import type { WriteScope } from '../../scope.ts'
import { estimateSeat } from './estimate.ts'
import { explainUser } from './explain-user.ts'
import { exportInvoice } from './export-invoice.ts'
import { exportLedger } from './export-ledger.ts'
import { readInvoicePdf } from './invoice-pdf.ts'
import { listLedger } from './ledger.ts'
import { readLedgerLine } from './ledger-line.ts'
import { keepCurrentPlan } from './plan.ts'
import { describeBilling, readBilling } from './read-billing.ts'
import { listInvoiceLines, listInvoices, readInvoice } from './read-invoices.ts'

export const billingRoutes = {
  'billing.read': { read: readBilling },
  'billing.estimate': { read: estimateSeat },
  'billing.keepPlan': { write: keepPlan },
  'users.billing': { read: explainUser },
  'ledger.list': { read: listLedger },
  'ledger.read': { read: readLedgerLine },
  'ledger.export': { read: exportLedger },
  'invoices.list': { read: listInvoices },
  'invoices.read': { read: readInvoice },
  'invoices.lines': { read: listInvoiceLines },
  'invoices.pdf': { read: readInvoicePdf },
  'invoices.csv': { read: exportInvoice },
} satisfies Implementations<
  | 'billing.read'
  | 'billing.estimate'
  | 'billing.keepPlan'
  | 'users.billing'
  | 'ledger.list'
  | 'ledger.read'
  | 'ledger.export'
  | 'invoices.list'
  | 'invoices.read'
  | 'invoices.lines'
  | 'invoices.pdf'
  | 'invoices.csv'
>

async function keepPlan(scope: WriteScope): Promise<Output<'billing.keepPlan'>> {
  await keepCurrentPlan(scope)
  return describeBilling(scope.tx, scope.actor.accountId, scope.now)
}
