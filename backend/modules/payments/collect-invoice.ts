import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import type { Tx } from '../../database/open.ts'
import { collections } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { requireInvoice, toInvoiceRow } from '../billing/invoice-rows.ts'
import { readTerms } from '../billing/terms.ts'
import { type Claimed, collect, LEASE_MS } from './collections.ts'

/** Tries to collect an open invoice now; refused with the provider's own words. */
export async function collectInvoice(
  { context, actor }: DirectRequest,
  { invoiceId }: Parsed<'invoices.collect'>,
): Promise<Output<'invoices.collect'>> {
  if (!actor) throw new AppError('session.missing')
  const { accountId } = actor
  const claimed = await context.database.write(accountId, (tx) => claim(context, tx, accountId, invoiceId))
  const answer = await collect(context, claimed)
  if (answer.state === 'refused') throw new AppError('payment.refused', { answer: answer.answer })
  if (answer.state === 'unknown') throw new AppError('payment.under-way')
  return context.database.read(accountId, async (db) =>
    toInvoiceRow(await requireInvoice(db, accountId, invoiceId)),
  )
}

async function claim(context: Context, tx: Tx, accountId: string, invoiceId: string): Promise<Claimed> {
  const now = await lockAccount(context, tx, accountId)
  if (toInvoiceRow(await requireInvoice(tx, accountId, invoiceId)).state === 'paid')
    throw new AppError('invoice.paid')
  if (!context.payments.takesCards) throw new AppError('payment.no-cards')
  const { terms } = await readTerms(tx, accountId)
  if (terms.paymentMethod !== 'card' || terms.cardReference === null) throw new AppError('payment.no-card')
  await requireNotUnderWay(tx, accountId, invoiceId, now)
  const lease = { nextAt: new Date(now.getTime() + LEASE_MS), awaitsAnswer: true, problem: null }
  const [claimed] = await tx
    .insert(collections)
    .values({ accountId, invoiceId, ...lease })
    // An administrator who asks begins the row of pauses anew.
    .onConflictDoUpdate({
      target: [collections.accountId, collections.invoiceId],
      set: { ...lease, attempts: 0 },
    })
    .returning()
  if (!claimed) throw new AppError('unexpected')
  return claimed
}

/** Throws `payment.under-way` while a try has the invoice for itself. */
async function requireNotUnderWay(tx: Tx, accountId: string, invoiceId: string, now: Date): Promise<void> {
  const [known] = await tx
    .select()
    .from(collections)
    .where(and(eq(collections.accountId, accountId), eq(collections.invoiceId, invoiceId)))
  const isTried = known?.awaitsAnswer === true && known.problem === null
  if (isTried && known.nextAt !== null && known.nextAt > now) throw new AppError('payment.under-way')
}
