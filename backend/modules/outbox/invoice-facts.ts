import { and, eq, exists, sql } from 'drizzle-orm'
import { z } from 'zod'
import { dateFormat } from '../../../shared/model/account.ts'
import type { Queryable } from '../../database/open.ts'
import { billingTerms, invoices, payments } from '../../database/tables/index.ts'
import type { CurrentFacts, Message } from './message-facts.ts'

/** What an invoice's message says, read from the texts that are kept of it. */
export const invoiceFacts = z.object({
  firmName: z.string(),
  number: z.coerce.number(),
  dateFormat: dateFormat.default('spelled'),
  issuedOn: z.string(),
  dueOn: z.string(),
  totalCents: z.coerce.number(),
  creditUsedCents: z.coerce.number(),
  dueCents: z.coerce.number(),
  card: z
    .string()
    .transform((text) => text || null)
    .default(null),
  isPaid: z
    .string()
    .default('no')
    .transform((text) => text === 'yes'),
  purchaseOrder: z.string().default(''),
})

/** An issued invoice never changes; how it is paid, and whether it is, is asked as late as possible. */
export async function findInvoice(db: Queryable, message: Message): Promise<CurrentFacts | null> {
  const { accountId, facts } = message
  const invoiceId = facts.invoiceId ?? ''
  const ofInvoice = and(
    eq(payments.accountId, invoices.accountId),
    eq(payments.invoiceId, invoices.invoiceId),
  )
  const [row] = await db
    .select({
      invoice: invoices,
      method: billingTerms.paymentMethod,
      brand: billingTerms.cardBrand,
      last4: billingTerms.cardLast4,
      isPaid: sql<boolean>`${exists(db.select({ one: sql`1` }).from(payments).where(ofInvoice))}`,
    })
    .from(invoices)
    .leftJoin(billingTerms, eq(billingTerms.accountId, invoices.accountId))
    .where(and(eq(invoices.accountId, accountId), sql`${invoices.invoiceId}::text = ${invoiceId}`))
  if (!row) return null
  const { invoice, method, brand, last4, isPaid } = row
  return {
    facts: {
      invoiceId,
      firmName: invoice.billTo.firmName ?? '',
      number: String(invoice.number),
      dateFormat: invoice.billTo.dateFormat ?? 'spelled',
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      totalCents: String(invoice.totalCents),
      creditUsedCents: String(invoice.creditUsedCents),
      dueCents: String(invoice.dueCents),
      card: method === 'card' && last4 !== null ? `${brand ?? 'the card'} ending in ${last4}` : '',
      isPaid: isPaid ? 'yes' : 'no',
      purchaseOrder: invoice.billTo.purchaseOrder ?? '',
    },
    isWanted: true,
  }
}
