import { BillingError } from './errors.ts'
import { type Cents, checkNonNegativeCents, sumCents } from './money.ts'

/** How a charge in the middle of a cycle is settled. */
export interface ChargeSettlement {
  /** Taken back from the seat's own unused credit of this cycle. */
  reversedCents: Cents
  /** Due at once, on an adjustment invoice. */
  dueNowCents: Cents
  /** The account's whole credit balance afterwards. */
  creditAfterCents: Cents
}

/** What an invoice comes to; `dueCents` and `carriedOverCents` are never below zero. */
export interface InvoiceSettlement {
  totalCents: Cents
  creditUsedCents: Cents
  dueCents: Cents
  /** Credit that is left for later invoices; it does not expire and is not paid out. */
  carriedOverCents: Cents
}

/**
 * Settles a charge on a seat that is due in the cycle it belongs to (cents, none below zero).
 * First the seat's own unused credit of this cycle is reversed (see `unusedOwnCents`), as far as it goes and the
 * charge needs; what remains is due at once. Other credit of the account is not touched: it waits for the next period.
 * Throws `credit.exceeded` when the seat's own credit is more than the account's balance.
 * Source: docs/billing.md, "Settlement".
 */
export function settleCharge(input: {
  lineCents: Cents
  ownUnusedCreditCents: Cents
  creditBalanceCents: Cents
}): ChargeSettlement {
  const line = checkNonNegativeCents(input.lineCents, 'charge')
  const own = checkNonNegativeCents(input.ownUnusedCreditCents, 'own credit')
  const balance = checkNonNegativeCents(input.creditBalanceCents, 'credit balance')
  if (own > balance) {
    throw new BillingError('credit.exceeded', `Own credit of ${own} is more than the balance of ${balance}`)
  }
  const reversedCents = Math.min(line, own)
  return { reversedCents, dueNowCents: line - reversedCents, creditAfterCents: balance - reversedCents }
}

/**
 * Settles an invoice: renewals and unsettled charges, less as much credit as there is and the total needs
 * (all in cents, none below zero). Source: docs/billing.md, "Settlement".
 */
export function settleInvoice(input: {
  renewalsCents: Cents
  chargesCents: Cents
  creditCents: Cents
}): InvoiceSettlement {
  const totalCents = sumCents([
    checkNonNegativeCents(input.renewalsCents, 'renewals'),
    checkNonNegativeCents(input.chargesCents, 'charges'),
  ])
  const credit = checkNonNegativeCents(input.creditCents, 'credit')
  const creditUsedCents = Math.min(credit, totalCents)
  return {
    totalCents,
    creditUsedCents,
    dueCents: totalCents - creditUsedCents,
    carriedOverCents: credit - creditUsedCents,
  }
}
