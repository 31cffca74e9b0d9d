import { z } from 'zod'
import {
  billing,
  invoice,
  invoiceLine,
  invoiceRow,
  ledgerKind,
  ledgerLine,
  ledgerRow,
  payment,
  paymentMethod,
  seatEstimate,
  userBilling,
} from '../model/billing.ts'
import { madeFile } from '../model/made-file.ts'
import { cursor, id, localDate, nothing, typedAddress, version } from '../model/primitives.ts'
import { level } from '../rules/levels.ts'
import { optionalLine, optionalLines } from '../rules/text.ts'
import { account } from './operation.ts'
import { confirmation } from './quotes.ts'

const ledgerFilter = z.strictObject({
  kind: z.array(ledgerKind).optional(),
  userId: id.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
})

const page = {
  cursor: cursor.optional(),
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(100),
}

const one = z.strictObject({ invoiceId: id })

/** Plan, ledger, invoices and payment information of the account. */
export const billingOperations = {
  'billing.read': account({
    route: 'GET /billing',
    access: 'billing.read',
    summary: 'Plan, cycle, seats, credit balance and the next invoice as it stands now.',
    input: nothing,
    output: billing,
  }),
  'billing.estimate': account({
    route: 'GET /billing/estimate',
    access: 'billing.read',
    summary: 'What one more seat at a level costs from today on. An estimate: the day of acceptance counts.',
    input: z.strictObject({ level }),
    output: seatEstimate,
  }),
  'billing.changePlan': account({
    route: 'POST /billing/plan',
    access: 'billing.manage',
    summary: 'Changes plan or interval as quoted: an upgrade at once, a downgrade at the next boundary.',
    input: confirmation,
    output: billing,
  }),
  'billing.keepPlan': account({
    route: 'POST /billing/plan/keep',
    access: 'billing.manage',
    summary: 'Takes back a downgrade that waits for the next boundary.',
    input: nothing,
    output: billing,
  }),
  'users.billing': account({
    route: 'GET /users/:userId/billing',
    access: 'users.read',
    summary: 'Why a user is billed what they are billed in this cycle.',
    input: z.strictObject({ userId: id }),
    output: userBilling,
  }),
  'ledger.list': account({
    route: 'GET /ledger',
    access: 'billing.read',
    summary: 'Lines of the ledger, newest first, in pages.',
    input: ledgerFilter.extend(page),
    output: z.object({ items: z.array(ledgerRow), next: cursor.nullable() }),
  }),
  'ledger.read': account({
    route: 'GET /ledger/:lineNumber',
    access: 'billing.read',
    summary: 'One line with everything it was computed from and the event that caused it.',
    input: z.strictObject({ lineNumber: z.coerce.number<string | number>().int().min(1) }),
    output: ledgerLine,
  }),
  'ledger.export': account({
    route: 'GET /ledger/export',
    access: 'billing.read',
    summary: 'The lines of a filter as a CSV file, oldest first.',
    input: ledgerFilter,
    output: madeFile,
  }),
  'invoices.list': account({
    route: 'GET /invoices',
    access: 'billing.read',
    summary: 'Invoices, newest first, in pages.',
    input: z.strictObject(page),
    output: z.object({ items: z.array(invoiceRow), total: z.number().int(), next: cursor.nullable() }),
  }),
  'invoices.read': account({
    route: 'GET /invoices/:invoiceId',
    access: 'billing.read',
    summary: 'An invoice with its groups of lines.',
    input: one,
    output: invoice,
  }),
  'invoices.lines': account({
    route: 'GET /invoices/:invoiceId/lines',
    access: 'billing.read',
    summary: 'The lines of an invoice, in pages.',
    input: one.extend(page),
    output: z.object({ items: z.array(invoiceLine), next: cursor.nullable() }),
  }),
  'invoices.pdf': account({
    route: 'GET /invoices/:invoiceId/pdf',
    access: 'billing.read',
    summary: 'An invoice as a PDF file.',
    input: one,
    output: madeFile,
  }),
  'invoices.csv': account({
    route: 'GET /invoices/:invoiceId/csv',
    access: 'billing.read',
    summary: 'All lines of an invoice as a CSV file.',
    input: one,
    output: madeFile,
  }),
  'invoices.send': account({
    route: 'POST /invoices/:invoiceId/mail',
    access: 'billing.manage',
    summary: 'Sends an invoice to the billing contact again.',
    input: one,
    output: z.object({ sentTo: z.string() }),
  }),
  'invoices.collect': account({
    route: 'POST /invoices/:invoiceId/collection',
    access: 'billing.manage',
    summary: 'Tries to collect an open invoice from the card again, now.',
    input: one,
    output: invoiceRow,
  }),
  'payment.read': account({
    route: 'GET /payment',
    access: 'billing.read',
    summary: 'Where bills go and how they are paid.',
    input: nothing,
    output: payment,
  }),
  'payment.change': account({
    route: 'POST /payment',
    access: 'billing.manage',
    summary: 'Changes the billing contact, address, purchase order number, tax id or the way of paying.',
    input: z.strictObject({
      contactName: optionalLine(100),
      contactEmail: typedAddress,
      address: optionalLines(500),
      purchaseOrder: optionalLine(50),
      taxId: optionalLine(50),
      method: paymentMethod,
      version,
    }),
    output: payment,
  }),
  'payment.beginCard': account({
    route: 'POST /payment/card',
    access: 'billing.manage',
    summary: 'Begins entering a card: answers the address of the payment provider’s own page.',
    input: nothing,
    output: z.object({ address: z.url({ protocol: /^https?$/ }), setupId: z.string() }),
  }),
  'payment.finishCard': account({
    route: 'POST /payment/card/result',
    access: 'billing.manage',
    summary: 'Asks the payment provider whether the card was entered, and keeps its last four digits.',
    input: z.strictObject({ setupId: z.string().min(1).max(200) }),
    output: payment,
  }),
}
