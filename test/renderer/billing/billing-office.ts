import { waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import { useNotices } from '../../../renderer/stores/notices.ts'
import type {
  Billing,
  Invoice,
  InvoiceRow,
  LedgerLine,
  LedgerRow,
  Payment,
} from '../../../shared/model/billing.ts'
import type { Quote } from '../../../shared/model/quote.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import type { Handlers } from '../../support/memory-transport.ts'
import { openWindow, signedIn } from '../app/open-window.tsx'

export const ANA = '00000000-0000-7000-8000-0000000000b1'
export const INVOICE = '00000000-0000-7000-8000-0000000000b2'

/** Day 20 of a cycle of 31 days, with some credit and one charge that waits. */
export const billing: Billing = {
  currency: 'USD',
  timeZone: 'Europe/Berlin',
  today: '2026-05-20',
  plan: 'standard',
  interval: 'month',
  seatPriceCents: 10_000,
  scheduled: null,
  cycle: { startOn: '2026-05-01', endOn: '2026-06-01', days: 31, daysLeft: 12, isTrial: false },
  seats: [
    { level: 'administrator', count: 2 },
    { level: 'limited', count: 35 },
    { level: 'guest', count: 4 },
  ],
  paidSeats: 37,
  creditBalanceCents: 5_484,
  openInvoices: { count: 0, dueCents: 0 },
  forecast: {
    on: '2026-06-01',
    seats: 37,
    seatPriceCents: 10_000,
    renewalsCents: 370_000,
    chargesCents: 3_871,
    chargeCount: 1,
    creditCents: 5_484,
    totalCents: 368_387,
  },
}

/** Ana Ruiz was deactivated on May 15: 14 of 31 days stay billed. */
export const creditRow: LedgerRow = {
  lineNumber: 51,
  at: '2026-05-15T08:30:00.000Z',
  on: '2026-05-15',
  kind: 'deactivated',
  userId: ANA,
  userName: 'Ana Ruiz',
  amountCents: -5_484,
  creditBalanceCents: 5_484,
  invoiceId: null,
  invoiceNumber: null,
}

export const renewalRow: LedgerRow = {
  ...creditRow,
  lineNumber: 12,
  at: '2026-05-01T00:00:00.000Z',
  on: '2026-05-01',
  kind: 'renewal',
  amountCents: 10_000,
  creditBalanceCents: 0,
  invoiceId: INVOICE,
  invoiceNumber: 6,
}

const cycle = {
  startOn: '2026-05-01',
  endOn: '2026-06-01',
  days: 31,
  plan: 'standard',
  interval: 'month',
  seatPriceCents: 10_000,
} as const

export const creditLine: LedgerLine = {
  ...creditRow,
  cycle,
  spans: [
    { from: '2026-05-01', to: '2026-05-14', days: 14, priceCents: 10_000 },
    { from: '2026-05-15', to: '2026-05-31', days: 17, priceCents: 0 },
  ],
  billedBeforeCents: 10_000,
  billedAfterCents: 4_516,
  reversedCents: 0,
  ruleVersion: 1,
  cause: {
    activityId: '00000000-0000-7000-8000-0000000000b3',
    at: '2026-05-15T08:30:00.000Z',
    actorName: 'Abigail Stone',
    sentence: 'Abigail Stone deactivated Ana Ruiz',
  },
}

export const renewalLine: LedgerLine = {
  ...renewalRow,
  cycle,
  spans: [{ from: '2026-05-01', to: '2026-05-31', days: 31, priceCents: 10_000 }],
  billedBeforeCents: 0,
  billedAfterCents: 10_000,
  reversedCents: 0,
  ruleVersion: 1,
  cause: null,
}

export const invoiceRow: InvoiceRow = {
  invoiceId: INVOICE,
  number: 6,
  kind: 'cycle',
  issuedOn: '2026-05-01',
  dueOn: '2026-05-15',
  periodStartOn: '2026-05-01',
  periodEndOn: '2026-06-01',
  totalCents: 380_000,
  creditUsedCents: 1_000,
  dueCents: 379_000,
  state: 'open',
  paidAt: null,
  problem: null,
}

export const invoice: Invoice = {
  ...invoiceRow,
  billTo: {
    firmName: 'Stone LLP',
    contactName: 'Accounts',
    contactEmail: 'bills@stone.test',
    address: '1 High Street\nYork',
    purchaseOrder: 'PO-77',
    taxId: '',
  },
  currency: 'USD',
  plan: 'standard',
  interval: 'month',
  seatPriceCents: 10_000,
  groups: [{ kind: 'renewal', seats: 38, unitCents: 10_000, amountCents: 380_000 }],
  lineCount: 1,
}

export const payment: Payment = {
  contactName: 'Accounts',
  contactEmail: 'bills@stone.test',
  address: '1 High Street',
  purchaseOrder: '',
  taxId: '',
  method: 'invoice',
  takesCards: true,
  card: null,
  version: 3,
}

export const ana: UserRow = {
  userId: ANA,
  name: 'Ana Ruiz',
  email: 'ana@ruiz.test',
  level: 'limited',
  status: 'inactive',
  statusSince: '2026-05-15T08:30:00.000Z',
  lastActiveAt: '2026-05-15T08:00:00.000Z',
  joinedAt: '2026-01-01T08:00:00.000Z',
  caseCount: 0,
  openWork: 0,
  version: 2,
}

/** From monthly to yearly: a new cycle at once, less what is left of the old one. */
export const upgrade: Quote = {
  quoteId: '00000000-0000-7000-8000-0000000000c1',
  act: 'changePlan',
  createdAt: '2026-05-20T10:00:00.000Z',
  expiresAt: '2026-05-20T10:15:00.000Z',
  currency: 'USD',
  timeZone: 'Europe/Berlin',
  localDate: '2026-05-20',
  cycle,
  seats: [],
  plan: {
    from: { plan: 'standard', interval: 'month', seatPriceCents: 10_000 },
    to: { plan: 'standard', interval: 'year', seatPriceCents: 90_000 },
    effectiveOn: '2026-05-20',
    isImmediate: true,
    seats: 37,
    oldCycleCreditCents: 143_227,
    newCycleCents: 3_330_000,
  },
  totals: {
    totalCents: 3_186_773,
    chargeCents: 3_330_000,
    creditCents: 143_227,
    reversedCents: 0,
    dueNowCents: 3_185_160,
    creditBalanceBeforeCents: 5_484,
    creditBalanceAfterCents: 0,
  },
  nextInvoice: { on: '2027-05-20', beforeCents: 368_387, afterCents: 3_330_000 },
}

/** From Standard to Starter: it waits for the end of the cycle. */
export const downgrade: Quote = {
  ...upgrade,
  quoteId: '00000000-0000-7000-8000-0000000000c2',
  plan: {
    from: { plan: 'standard', interval: 'month', seatPriceCents: 10_000 },
    to: { plan: 'starter', interval: 'month', seatPriceCents: 4_000 },
    effectiveOn: '2026-06-01',
    isImmediate: false,
    seats: 37,
    oldCycleCreditCents: 0,
    newCycleCents: 0,
  },
  totals: {
    totalCents: 0,
    chargeCents: 0,
    creditCents: 0,
    reversedCents: 0,
    dueNowCents: 0,
    creditBalanceBeforeCents: 5_484,
    creditBalanceAfterCents: 5_484,
  },
  nextInvoice: { on: '2026-06-01', beforeCents: 368_387, afterCents: 146_387 },
}

const quiet: Handlers = {
  'billing.read': () => billing,
  'ledger.list': () => ({ items: [creditRow, renewalRow], next: null }),
  'ledger.read': ({ lineNumber }) => (lineNumber === creditRow.lineNumber ? creditLine : renewalLine),
  'invoices.list': () => ({ items: [invoiceRow], total: 1, next: null }),
  'invoices.read': () => invoice,
  'invoices.lines': () => ({
    items: [
      {
        lineNumber: 12,
        kind: 'renewal',
        userName: 'Ana Ruiz',
        on: '2026-05-01',
        days: 31,
        cycleDays: 31,
        amountCents: 10_000,
      },
    ],
    next: null,
  }),
  'payment.read': () => payment,
  'users.list': () => ({ items: [ana], next: null }),
}

/** The Billing page of Stone LLP, and its administrator in front of it. */
export function openBilling(hash = '#/billing', answers: Handlers = {}) {
  return openWindow({ session: signedIn(), hash, answers: { ...quiet, ...answers } })
}

/** Waits until a result was told in these words. */
export async function expectTold(text: string): Promise<void> {
  await waitFor(() => expect(useNotices.getState().notices.map((notice) => notice.text)).toContain(text))
}
