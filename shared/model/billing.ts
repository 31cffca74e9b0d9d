import { z } from 'zod'
import { level } from '../rules/levels.ts'
import { id, instant, localDate, version } from './primitives.ts'

/** Whole cents of the account's currency; a negative amount is in the account's favour. */
export const cents = z.number().int()

/** What a seat of the account includes. */
export const plans = ['starter', 'standard'] as const
export const plan = z.enum(plans)
export type Plan = z.infer<typeof plan>

/** How long a cycle is. */
export const planIntervals = ['month', 'year'] as const
export const planInterval = z.enum(planIntervals)
export type PlanInterval = z.infer<typeof planInterval>

/** Where bills go and how they are paid. */
export const paymentMethods = ['invoice', 'card'] as const
export const paymentMethod = z.enum(paymentMethods)
export type PaymentMethod = z.infer<typeof paymentMethod>

/** Why a line is in the ledger. Lines of seats name the change of the user that caused them. */
export const ledgerKinds = [
  'renewal',
  'joined',
  'deactivated',
  'reactivated',
  'level-raised',
  'level-lowered',
  'plan-changed',
  'credit-used',
  'payment',
] as const
export const ledgerKind = z.enum(ledgerKinds)
export type LedgerKind = z.infer<typeof ledgerKind>

/** One line of the ledger as the Billing page lists it. */
export const ledgerRow = z.object({
  lineNumber: z.number().int().min(1),
  at: instant,
  on: localDate,
  kind: ledgerKind,
  /** The user whose seat it is; null for credit used and payments. */
  userId: id.nullable(),
  userName: z.string().nullable(),
  /** Positive is a charge, negative a credit; credit used and payments are negative, what they take off the bill. */
  amountCents: cents,
  /** The credit balance after this line. */
  creditBalanceCents: cents,
  invoiceId: id.nullable(),
  invoiceNumber: z.number().int().nullable(),
})
export type LedgerRow = z.infer<typeof ledgerRow>

/** Why a line is what it is: everything needed to compute it again by hand. */
export const ledgerLine = ledgerRow.extend({
  cycle: z
    .object({
      startOn: localDate,
      endOn: localDate,
      days: z.number().int().min(1),
      plan,
      interval: planInterval,
      seatPriceCents: cents,
    })
    .nullable(),
  spans: z.array(z.object({ from: localDate, to: localDate, days: z.number().int(), priceCents: cents })),
  billedBeforeCents: cents,
  billedAfterCents: cents,
  reversedCents: cents,
  ruleVersion: z.number().int().nullable(),
  /** The recorded event that caused it, as a sentence, with who did it and when; null for a renewal. */
  cause: z.object({ activityId: id, at: instant, actorName: z.string(), sentence: z.string() }).nullable(),
})
export type LedgerLine = z.infer<typeof ledgerLine>

/** Whether an invoice is still to be paid. */
export const invoiceStates = ['open', 'paid'] as const
export const invoiceState = z.enum(invoiceStates)

/** An invoice as a row. `due` is what is left to pay after credit. Finalised invoices never change. */
export const invoiceRow = z.object({
  invoiceId: id,
  number: z.number().int().min(1),
  /** A cycle's invoice at its beginning, or an adjustment that was due at once. */
  kind: z.enum(['cycle', 'adjustment']),
  issuedOn: localDate,
  dueOn: localDate,
  periodStartOn: localDate,
  periodEndOn: localDate,
  totalCents: cents,
  creditUsedCents: cents,
  dueCents: cents,
  state: invoiceState,
  paidAt: instant.nullable(),
  /** The payment provider's words when the last collection failed. */
  problem: z.string().nullable(),
})
export type InvoiceRow = z.infer<typeof invoiceRow>

/** Who an invoice is addressed to, frozen when it was issued. */
export const billTo = z.object({
  firmName: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  address: z.string(),
  purchaseOrder: z.string(),
  taxId: z.string(),
})
export type BillTo = z.infer<typeof billTo>

/** Equal lines of an invoice as one: for example 48 renewals at one price. */
export const invoiceGroup = z.object({
  kind: ledgerKind,
  seats: z.number().int(),
  /** The same for every line of the group, or null when they differ. */
  unitCents: cents.nullable(),
  amountCents: cents,
})
export type InvoiceGroup = z.infer<typeof invoiceGroup>

/** An invoice with what it is made of. Its lines come in pages (`invoices.lines`). */
export const invoice = invoiceRow.extend({
  billTo,
  currency: z.literal('USD'),
  plan,
  interval: planInterval,
  seatPriceCents: cents,
  groups: z.array(invoiceGroup),
  lineCount: z.number().int(),
})
export type Invoice = z.infer<typeof invoice>

/** One line of an invoice. */
export const invoiceLine = z.object({
  lineNumber: z.number().int(),
  kind: ledgerKind,
  userName: z.string(),
  on: localDate,
  days: z.number().int(),
  cycleDays: z.number().int(),
  amountCents: cents,
})
export type InvoiceLine = z.infer<typeof invoiceLine>

/** Payment information of the account. A card's number never reaches Roster. */
export const payment = z.object({
  contactName: z.string(),
  contactEmail: z.string(),
  address: z.string(),
  purchaseOrder: z.string(),
  taxId: z.string(),
  method: paymentMethod,
  /** Whether this server can take cards at all. */
  takesCards: z.boolean(),
  card: z.object({ brand: z.string(), last4: z.string(), expires: z.string() }).nullable(),
  version,
})
export type Payment = z.infer<typeof payment>

/** The next invoice as it stands now: an estimate. */
export const forecast = z.object({
  on: localDate,
  seats: z.number().int(),
  seatPriceCents: cents,
  renewalsCents: cents,
  /** Charges since the last invoice that wait for the next one. */
  chargesCents: cents,
  chargeCount: z.number().int(),
  /** Credit that will be used, as a positive number. */
  creditCents: cents,
  totalCents: cents,
})
export type Forecast = z.infer<typeof forecast>

/** Everything the top of the Billing page shows. */
export const billing = z.object({
  currency: z.literal('USD'),
  timeZone: z.string(),
  today: localDate,
  plan,
  interval: planInterval,
  seatPriceCents: cents,
  /** A downgrade that waits for the next boundary. */
  scheduled: z.object({ plan, interval: planInterval, seatPriceCents: cents, on: localDate }).nullable(),
  cycle: z.object({
    startOn: localDate,
    endOn: localDate,
    days: z.number().int().min(1),
    daysLeft: z.number().int().min(0),
    isTrial: z.boolean(),
  }),
  seats: z.array(z.object({ level, count: z.number().int() })),
  paidSeats: z.number().int(),
  creditBalanceCents: cents,
  openInvoices: z.object({ count: z.number().int(), dueCents: cents }),
  forecast,
})
export type Billing = z.infer<typeof billing>

/** What one more paid seat costs from today to the end of the cycle, and afterwards. */
export const seatEstimate = z.object({
  plan,
  interval: planInterval,
  seatPriceCents: cents,
  /** Charge for one seat that begins today; 0 for a guest or in a trial. */
  todayCents: cents,
  daysLeft: z.number().int(),
  days: z.number().int(),
  nextInvoiceOn: localDate,
})
export type SeatEstimate = z.infer<typeof seatEstimate>

/** Why a user costs what they cost in this cycle. */
export const userBilling = z.object({
  userId: id,
  isPaidSeat: z.boolean(),
  seatPriceCents: cents,
  interval: planInterval,
  cycle: z.object({ startOn: localDate, endOn: localDate, days: z.number().int(), isTrial: z.boolean() }),
  billedCents: cents,
  spans: z.array(z.object({ from: localDate, to: localDate, days: z.number().int(), priceCents: cents })),
  /** Lines of this cycle, oldest first. */
  lines: z.array(ledgerRow),
})
export type UserBilling = z.infer<typeof userBilling>
