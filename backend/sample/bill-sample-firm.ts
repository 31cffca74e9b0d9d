import { and, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Tx } from '../database/open.ts'
import { invoices, outbox, payments } from '../database/tables/index.ts'
import { currentCycle, readCurrentCycle } from '../modules/billing/cycles.ts'
import { renewCycle } from '../modules/billing/renew-cycle.ts'
import { recordPayment } from '../modules/payments/record-payment.ts'
import { commitPlan } from '../modules/quotes/commit-plan.ts'
import { createQuote } from '../modules/quotes/create.ts'
import type { Actor, WriteScope } from '../scope.ts'

const PAID_AFTER_MS = 9 * 86_400_000

/** The sample firm while its past is being made. */
export interface SampleFirm {
  context: Context
  tx: Tx
  accountId: string
  opener: { userId: string; name: string; ip: null }
}

/** What happens by itself until an instant: cycles are renewed at their boundaries, bills are paid after some days. */
export async function letTimePass({ tx, accountId }: SampleFirm, until: Date): Promise<void> {
  let cycle = await readCurrentCycle(tx, accountId)
  while (cycle.endsAt <= until) cycle = await renewCycle(tx, cycle, cycle.endsAt)
  const due = await tx
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.accountId, accountId),
        gt(invoices.dueCents, 0),
        lte(invoices.issuedAt, new Date(until.getTime() - PAID_AFTER_MS)),
        notExists(
          tx
            .select({ found: sql`1` })
            .from(payments)
            .where(
              and(eq(payments.accountId, invoices.accountId), eq(payments.invoiceId, invoices.invoiceId)),
            ),
        ),
      ),
    )
    .orderBy(invoices.number)
  for (const { invoiceId, number } of due)
    await recordPayment(tx, {
      accountId,
      invoiceId,
      now: until,
      method: 'invoice',
      reference: `Transfer ${number}`,
      actor: { userId: null, name: 'Roster', ip: null },
    })
}

/** The opener upgrades the firm to Standard, as one does in the dialog. */
export async function upgradeToStandard(
  { context, tx, accountId, opener }: SampleFirm,
  at: Date,
): Promise<void> {
  const actor: Actor = { accountId, identityId: '', sessionId: '', level: 'administrator', ...opener }
  const scope: WriteScope = { context, tx, actor, now: at }
  const { interval } = await currentCycle(context, tx, accountId, at)
  const { quoteId, totals } = await createQuote(scope, { act: 'changePlan', plan: 'standard', interval })
  await commitPlan(scope, { quoteId, totalCents: totals.totalCents })
}

/** The bills of the past have long arrived. */
export async function deliverPastBills({ tx, accountId }: SampleFirm): Promise<void> {
  await tx
    .update(outbox)
    .set({
      state: 'sent',
      attempts: 1,
      answer: '250 2.0.0 Ok: queued',
      sentAt: sql`${outbox.createdAt}`,
    })
    .where(and(eq(outbox.accountId, accountId), eq(outbox.kind, 'invoice'), eq(outbox.state, 'queued')))
}
