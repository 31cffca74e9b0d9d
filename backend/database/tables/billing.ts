import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { paymentMethods, planIntervals, plans } from '../../../shared/model/billing.ts'
import { accounts } from './accounts.ts'
import { accountId, moment } from './columns.ts'
import { levelType, userStatusType, users } from './users.ts'

export const planType = pgEnum('plan', plans)
export const planIntervalType = pgEnum('plan_interval', planIntervals)
export const paymentMethodType = pgEnum('payment_method', paymentMethods)

/** An amount in whole cents. */
export const amount = (name: string) => bigint(name, { mode: 'number' })

/** How the account pays: what its next cycle is made with, and where its bills go. */
export const billingTerms = pgTable('billing_terms', {
  accountId: accountId()
    .primaryKey()
    .references(() => accounts.accountId),
  /** Plan and interval of the next cycle; they differ from the current cycle's while a downgrade waits. */
  plan: planType('plan').notNull(),
  interval: planIntervalType('plan_interval').notNull(),
  contactName: text('contact_name').notNull().default(''),
  contactEmail: text('contact_email').notNull().default(''),
  address: text('address').notNull().default(''),
  purchaseOrder: text('purchase_order').notNull().default(''),
  taxId: text('tax_id').notNull().default(''),
  paymentMethod: paymentMethodType('payment_method').notNull().default('invoice'),
  /** The payment provider's names for the account and its card; never a card number. */
  customerReference: text('customer_reference'),
  cardReference: text('card_reference'),
  cardBrand: text('card_brand'),
  cardLast4: text('card_last4'),
  cardExpires: text('card_expires'),
  version: integer('version').notNull().default(1),
})

/**
 * Cycles of an account, one after another; insert-only. Where the next one starts before this one's end, this one was
 * replaced on that date by an upgrade and its days from then on cost nothing. A trial has a seat price of 0.
 */
export const billingCycles = pgTable(
  'billing_cycles',
  {
    accountId: accountId().references(() => accounts.accountId),
    cycleNumber: integer('cycle_number').notNull(),
    plan: planType('plan').notNull(),
    interval: planIntervalType('plan_interval').notNull(),
    seatPriceCents: amount('seat_price_cents').notNull(),
    timeZone: text('time_zone').notNull(),
    /** The local date that boundaries are counted from, and which boundary this cycle starts at. */
    anchorOn: date('anchor_on', { mode: 'string' }).notNull(),
    boundary: integer('boundary').notNull(),
    startOn: date('start_on', { mode: 'string' }).notNull(),
    /** The first local date after the cycle. */
    endOn: date('end_on', { mode: 'string' }).notNull(),
    days: integer('days').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.cycleNumber] }),
    check(
      'billing_cycles_in_order',
      sql`${table.startOn} < ${table.endOn} and ${table.startsAt} < ${table.endsAt}`,
    ),
    check('billing_cycles_price', sql`${table.seatPriceCents} >= 0`),
    index('billing_cycles_by_end').on(table.accountId, table.endsAt),
  ],
)

/**
 * Every change of a seat: level and status from then on. Insert-only: prices of days and all lines are computed from it
 * again. `effectiveOn` is the local date it counts for: that of the quote it was confirmed by.
 */
export const seatChanges = pgTable(
  'seat_changes',
  {
    accountId: accountId().references(() => accounts.accountId),
    userId: uuid('user_id').notNull(),
    seatVersion: integer('seat_version').notNull(),
    at: moment('at').notNull(),
    cycleNumber: integer('cycle_number').notNull(),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    level: levelType('level').notNull(),
    status: userStatusType('status').notNull(),
    /** The recorded event it belongs to; null for users who were there before billing. */
    activityId: uuid('activity_id'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.userId, table.seatVersion] }),
    foreignKey({
      columns: [table.accountId, table.userId],
      foreignColumns: [users.accountId, users.userId],
      name: 'seat_changes_user_fk',
    }),
    index('seat_changes_by_time').on(table.accountId, table.at, table.userId),
  ],
)

/** Bookings; each sums to zero over its entries. Insert-only: a mistake is undone by another one that names it. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    accountId: accountId().references(() => accounts.accountId),
    transactionId: uuid('transaction_id').notNull(),
    /** renewal, seats, plan, credit-used, payment, recognition or reversal. */
    kind: text('kind').notNull(),
    at: moment('at').notNull(),
    cycleNumber: integer('cycle_number').notNull(),
    /** The quote that was confirmed; null where nobody was asked (renewal, acceptance, payment). */
    quoteId: uuid('quote_id'),
    /** The booking that this one undoes. */
    reverses: uuid('reverses'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.transactionId] }),
    foreignKey({
      columns: [table.accountId, table.cycleNumber],
      foreignColumns: [billingCycles.accountId, billingCycles.cycleNumber],
      name: 'ledger_transactions_cycle_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.reverses],
      foreignColumns: [table.accountId, table.transactionId],
      name: 'ledger_transactions_reverses_fk',
    }),
    unique('ledger_transactions_quote_once').on(table.accountId, table.quoteId),
  ],
)

/** Books of the ledger: receivable, credit and deferred revenue are the account's; cash and revenue the house's. */
export const ledgerBooks = ['receivable', 'credit', 'deferred', 'cash', 'revenue'] as const
export const ledgerBookType = pgEnum('ledger_book', ledgerBooks)

/** What a booking moves: a positive amount is a debit, a negative one a credit entry. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    accountId: accountId().references(() => accounts.accountId),
    transactionId: uuid('transaction_id').notNull(),
    book: ledgerBookType('book').notNull(),
    amountCents: amount('amount_cents').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.transactionId, table.book] }),
    foreignKey({
      columns: [table.accountId, table.transactionId],
      foreignColumns: [ledgerTransactions.accountId, ledgerTransactions.transactionId],
      name: 'ledger_entries_transaction_fk',
    }),
    check('ledger_entries_not_zero', sql`${table.amountCents} <> 0`),
  ],
)

/** An invoice as issued; insert-only. What it is made of is in `invoice_lines`; its payments in `payments`. */
export const invoices = pgTable(
  'invoices',
  {
    accountId: accountId().references(() => accounts.accountId),
    invoiceId: uuid('invoice_id').notNull(),
    number: integer('number').notNull(),
    /** cycle or adjustment. */
    kind: text('kind').notNull(),
    cycleNumber: integer('cycle_number').notNull(),
    issuedAt: moment('issued_at').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    totalCents: amount('total_cents').notNull(),
    creditUsedCents: amount('credit_used_cents').notNull(),
    dueCents: amount('due_cents').notNull(),
    lineCount: integer('line_count').notNull(),
    billTo: jsonb('bill_to').$type<Record<string, string>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invoiceId] }),
    unique('invoices_number').on(table.accountId, table.number),
    foreignKey({
      columns: [table.accountId, table.cycleNumber],
      foreignColumns: [billingCycles.accountId, billingCycles.cycleNumber],
      name: 'invoices_cycle_fk',
    }),
    check(
      'invoices_add_up',
      sql`${table.totalCents} > 0 and ${table.creditUsedCents} >= 0 and ${table.dueCents} >= 0 and ${table.dueCents} = ${table.totalCents} - ${table.creditUsedCents}`,
    ),
  ],
)

/**
 * Lines of the ledger as people read it, numbered within the account; insert-only. Seat lines carry S (sum of daily
 * prices) and N (days) before and after, so that each can be computed again years later.
 */
export const ledgerLines = pgTable(
  'ledger_lines',
  {
    accountId: accountId().references(() => accounts.accountId),
    lineNumber: bigint('line_number', { mode: 'number' }).notNull(),
    transactionId: uuid('transaction_id').notNull(),
    kind: text('kind').notNull(),
    at: moment('at').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    cycleNumber: integer('cycle_number').notNull(),
    /** The seat and its newest change then; null for credit used and payments. */
    userId: uuid('user_id'),
    seatVersion: integer('seat_version'),
    amountCents: amount('amount_cents').notNull(),
    /** The credit balance after this line. */
    creditBalanceCents: amount('credit_balance_cents').notNull(),
    sumBefore: amount('sum_before'),
    sumAfter: amount('sum_after'),
    days: integer('days'),
    billedBeforeCents: amount('billed_before_cents'),
    billedAfterCents: amount('billed_after_cents'),
    /** Part of a charge that the seat's own unused credit pays. */
    reversedCents: amount('reversed_cents').notNull().default(0),
    /** The invoice that uses credit or is paid by this line; charges are found through `invoice_lines`. */
    invoiceId: uuid('invoice_id'),
    ruleVersion: integer('rule_version'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.lineNumber] }),
    foreignKey({
      columns: [table.accountId, table.transactionId],
      foreignColumns: [ledgerTransactions.accountId, ledgerTransactions.transactionId],
      name: 'ledger_lines_transaction_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.userId, table.seatVersion],
      foreignColumns: [seatChanges.accountId, seatChanges.userId, seatChanges.seatVersion],
      name: 'ledger_lines_seat_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.invoiceId],
      foreignColumns: [invoices.accountId, invoices.invoiceId],
      name: 'ledger_lines_invoice_fk',
    }),
    index('ledger_lines_by_user').on(table.accountId, table.userId, table.lineNumber),
    index('ledger_lines_by_kind').on(table.accountId, table.kind, table.onDate, table.lineNumber),
    index('ledger_lines_by_date').on(table.accountId, table.onDate, table.lineNumber),
    index('ledger_lines_waiting')
      .on(table.accountId, table.cycleNumber, table.lineNumber)
      .where(sql`kind = 'joined'`),
  ],
)

/** Which charges an invoice collects; a line is on one invoice at most. Insert-only. */
export const invoiceLines = pgTable(
  'invoice_lines',
  {
    accountId: accountId().references(() => accounts.accountId),
    invoiceId: uuid('invoice_id').notNull(),
    lineNumber: bigint('line_number', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invoiceId, table.lineNumber] }),
    unique('invoice_lines_once').on(table.accountId, table.lineNumber),
    foreignKey({
      columns: [table.accountId, table.invoiceId],
      foreignColumns: [invoices.accountId, invoices.invoiceId],
      name: 'invoice_lines_invoice_fk',
    }),
    foreignKey({
      columns: [table.accountId, table.lineNumber],
      foreignColumns: [ledgerLines.accountId, ledgerLines.lineNumber],
      name: 'invoice_lines_line_fk',
    }),
  ],
)

/** Payments received; insert-only. An invoice is paid when its payments reach what is due. */
export const payments = pgTable(
  'payments',
  {
    accountId: accountId().references(() => accounts.accountId),
    paymentId: uuid('payment_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    at: moment('at').notNull(),
    amountCents: amount('amount_cents').notNull(),
    method: paymentMethodType('method').notNull(),
    /** The provider's or the bank's name for it. */
    reference: text('reference').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.paymentId] }),
    foreignKey({
      columns: [table.accountId, table.invoiceId],
      foreignColumns: [invoices.accountId, invoices.invoiceId],
      name: 'payments_invoice_fk',
    }),
    unique('payments_reference_once').on(table.accountId, table.reference),
    unique('payments_invoice_once').on(table.accountId, table.invoiceId),
    check('payments_positive', sql`${table.amountCents} > 0`),
  ],
)

/** Open invoices that wait to be collected from a card: tried with back-off, one worker at a time by lease. */
export const collections = pgTable(
  'collections',
  {
    accountId: accountId().references(() => accounts.accountId),
    invoiceId: uuid('invoice_id').notNull(),
    /** How often the provider refused; tries without an answer do not count. */
    attempts: integer('attempts').notNull().default(0),
    /** Next try, or the end of the lease of the worker that is trying now; null rests until somebody asks again. */
    nextAt: moment('next_at'),
    /** A try began and its answer is not known: the money may have been taken. */
    awaitsAnswer: boolean('awaits_answer').notNull().default(false),
    /** The provider's words at the last refusal, or why there was no answer. */
    problem: text('problem'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invoiceId] }),
    foreignKey({
      columns: [table.accountId, table.invoiceId],
      foreignColumns: [invoices.accountId, invoices.invoiceId],
      name: 'collections_invoice_fk',
    }),
    index('collections_due').on(table.nextAt),
  ],
)

/** Quotes as shown; bound to their maker. Unused ones are forgotten a day after they expired. */
export const quotes = pgTable(
  'quotes',
  {
    accountId: accountId().references(() => accounts.accountId),
    quoteId: uuid('quote_id').notNull(),
    /** The administrator who asked. */
    userId: uuid('user_id').notNull(),
    /** What was asked, and what was answered. */
    request: jsonb('request').notNull(),
    content: jsonb('content').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.quoteId] }),
    index('quotes_unused').on(table.expiresAt).where(sql`used_at is null`),
  ],
)
