import { and, eq } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import type { PaymentMethod } from '../../../shared/model/billing.ts'
import type { Tx } from '../../database/open.ts'
import { collections, payments } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { recordActivity } from '../activity/record.ts'
import { book } from '../billing/book.ts'
import { localDateIn, readCurrentCycle } from '../billing/cycles.ts'
import { requireInvoice, toInvoiceRow } from '../billing/invoice-rows.ts'

/** Money that arrived for an invoice, in full. */
export interface ReceivedPayment {
  accountId: string
  invoiceId: string
  now: Date
  method: PaymentMethod
  /** The provider's or the bank's name for it. */
  reference: string
  /** Who recorded it; Roster itself where it was collected. */
  actor: { userId: string | null; name: string; ip: string | null }
}

/**
 * Notes that an invoice was paid and books it: cash against receivable. Once per invoice, else `invoice.paid`. The
 * account's row must be locked.
 */
export async function recordPayment(tx: Tx, received: ReceivedPayment): Promise<void> {
  const { accountId, invoiceId, now, method, reference, actor } = received
  const found = await requireInvoice(tx, accountId, invoiceId)
  if (toInvoiceRow(found).state === 'paid') throw new AppError('invoice.paid')
  const { dueCents, number } = found.invoice
  const cycle = await readCurrentCycle(tx, accountId)
  await tx
    .insert(payments)
    .values({ accountId, paymentId: uuid7(), invoiceId, at: now, amountCents: dueCents, method, reference })
  await book(tx, accountId, {
    kind: 'payment',
    at: now,
    cycleNumber: cycle.cycleNumber,
    entries: { cash: dueCents, receivable: -dueCents },
    lines: [{ kind: 'payment', onDate: localDateIn(cycle, now), amountCents: -dueCents, invoiceId }],
  })
  await tx
    .delete(collections)
    .where(and(eq(collections.accountId, accountId), eq(collections.invoiceId, invoiceId)))
  await recordActivity(tx, accountId, now, {
    kind: 'invoice.paid',
    actor,
    subject: { id: null, name: `invoice ${number}` },
    facts: { method, invoiceId },
  })
  await announce(tx, accountId, 'billing.changed', {})
}
