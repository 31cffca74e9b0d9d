import { and, asc, eq } from 'drizzle-orm'
import type { Queryable, Tx } from '../../database/open.ts'
import { billingTerms, collections, invoices, users } from '../../database/tables/index.ts'
import { queueMessage } from '../outbox/queue.ts'

/** An invoice just issued, within the transaction that issues it. */
export interface IssuedInvoice {
  accountId: string
  invoiceId: string
  now: Date
}

/**
 * Sends an invoice on its way: its e-mail is queued, and where the account pays by card, so is its collection. Both
 * happen if, and only if, the invoice is committed.
 */
export async function announceInvoice(tx: Tx, { accountId, invoiceId, now }: IssuedInvoice): Promise<void> {
  await mailInvoice(tx, { accountId, invoiceId, now })
  const [bill] = await tx
    .select({ dueCents: invoices.dueCents, method: billingTerms.paymentMethod })
    .from(invoices)
    .innerJoin(billingTerms, eq(billingTerms.accountId, invoices.accountId))
    .where(and(eq(invoices.accountId, accountId), eq(invoices.invoiceId, invoiceId)))
  if (bill?.method !== 'card' || bill.dueCents === 0) return
  await tx.insert(collections).values({ accountId, invoiceId, nextAt: now })
}

/** Queues the e-mail of an invoice to the billing contact and answers the address; '' when nobody can be written to. */
export async function mailInvoice(tx: Tx, { accountId, invoiceId, now }: IssuedInvoice): Promise<string> {
  const recipient = await findBillingAddress(tx, accountId)
  if (recipient !== '')
    await queueMessage(tx, accountId, now, { kind: 'invoice', recipient, facts: { invoiceId } })
  return recipient
}

/** Where bills go: to the billing contact, and while none is entered to the administrator who is here longest. */
export async function findBillingAddress(db: Queryable, accountId: string): Promise<string> {
  const [terms] = await db
    .select({ contactEmail: billingTerms.contactEmail })
    .from(billingTerms)
    .where(eq(billingTerms.accountId, accountId))
  if (terms && terms.contactEmail !== '') return terms.contactEmail
  const [administrator] = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.accountId, accountId), eq(users.level, 'administrator'), eq(users.status, 'active')))
    .orderBy(asc(users.joinedAt), asc(users.userId))
    .limit(1)
  return administrator?.email ?? ''
}
