import { and, eq, sql } from 'drizzle-orm'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import { lockAccount } from '../../database/lock-account.ts'
import { billingTerms, collections, invoices } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import type { CollectionAnswer } from '../../ports/payments.ts'
import { recordPayment } from './record-payment.ts'

/** A collection that this process has for itself. */
export type Claimed = typeof collections.$inferSelect

/** Longer than all that the provider is asked at one try; after a crash another process asks from then on. */
export const LEASE_MS = 5 * 60_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How soon to ask again where there was no answer. */
const UNANSWERED_MS = 10 * MINUTE
const PAUSES = [HOUR, DAY, 3 * DAY, 5 * DAY]

/** How long to wait after so many refusals, in milliseconds; null rests until an administrator asks again. */
export function pauseAfterRefusal(refusals: number): number | null {
  return PAUSES[refusals - 1] ?? null
}

/** Asks the provider, outside any transaction, and notes what became of it. */
export async function collect(context: Context, claimed: Claimed): Promise<CollectionAnswer> {
  const { accountId, invoiceId } = claimed
  const [bill] = await context.database.system
    .select({ invoice: invoices, terms: billingTerms })
    .from(invoices)
    .innerJoin(billingTerms, eq(billingTerms.accountId, invoices.accountId))
    .where(and(eq(invoices.accountId, accountId), eq(invoices.invoiceId, invoiceId)))
  if (!bill?.terms.customerReference) throw new AppError('payment.no-card')
  const { invoice, terms } = bill
  const answer = await context.payments.collect({
    accountId,
    invoiceId,
    number: invoice.number,
    issuedAt: invoice.issuedAt,
    dueCents: invoice.dueCents,
    customerReference: bill.terms.customerReference,
    // Who no longer pays by card is not charged; what an earlier try did is still found out.
    cardReference: terms.paymentMethod === 'card' ? terms.cardReference : null,
  })
  await noteAnswer(context, claimed, answer, terms.paymentMethod === 'card')
  return answer
}

async function noteAnswer(
  context: Context,
  claimed: Claimed,
  answer: CollectionAnswer,
  paysByCard: boolean,
): Promise<void> {
  const { accountId, invoiceId } = claimed
  await context.database.write(accountId, async (tx) => {
    const now = await lockAccount(context, tx, accountId)
    const isClaimed = and(
      eq(collections.accountId, accountId),
      eq(collections.invoiceId, invoiceId),
      eq(collections.awaitsAnswer, true),
      eq(collections.nextAt, sql`${claimed.nextAt?.toISOString()}::timestamptz`),
    )
    if (answer.state === 'paid') {
      const actor = { userId: null, name: 'Roster', ip: null }
      await recordPayment(tx, {
        accountId,
        invoiceId,
        now,
        method: 'card',
        reference: answer.reference,
        actor,
      }).catch(ignorePaidMeanwhile)
      return
    }
    if (answer.state === 'unknown')
      await tx
        .update(collections)
        .set({ nextAt: new Date(now.getTime() + UNANSWERED_MS), problem: answer.answer })
        .where(isClaimed)
    else if (!paysByCard) await tx.delete(collections).where(isClaimed)
    else {
      const attempts = claimed.attempts + 1
      const pause = pauseAfterRefusal(attempts)
      await tx
        .update(collections)
        .set({
          attempts,
          awaitsAnswer: false,
          problem: answer.answer,
          nextAt: pause === null ? null : new Date(now.getTime() + pause),
        })
        .where(isClaimed)
    }
    await announce(tx, accountId, 'billing.changed', {})
  })
}

/** Another process had the same answer first. */
function ignorePaidMeanwhile(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'invoice.paid')) throw error
}
