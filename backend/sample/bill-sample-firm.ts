import { and, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { v7 as uuid7 } from 'uuid'
import type { Quote } from '../../shared/model/quote.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../database/open.ts'
import { invoices, outbox, payments, quotes } from '../database/tables/index.ts'
import { currentCycle, localDateIn, readCurrentCycle } from '../modules/billing/cycles.ts'
import { changePlan, quotePlanChange } from '../modules/billing/plan.ts'
import { renewCycle } from '../modules/billing/renew-cycle.ts'
import { recordPayment } from '../modules/payments/record-payment.ts'
import type { Actor } from '../scope.ts'

const PAID_AFTER_MS = 9 * 86_400_000
const QUOTED_FOR_MS = 900_000

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
  const cycle = await currentCycle(context, tx, accountId, at)
  const localDate = localDateIn(cycle, at)
  const to = { plan: 'standard', interval: cycle.interval } as const
  const quoted = await quotePlanChange(tx, { cycle, to, localDate })
  const { startOn, endOn, days, plan, interval, seatPriceCents } = cycle
  const expiresAt = new Date(at.getTime() + QUOTED_FOR_MS)
  const quote: Quote = {
    quoteId: uuid7(),
    act: 'changePlan',
    createdAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    currency: 'USD',
    timeZone: cycle.timeZone,
    localDate,
    cycle: { startOn, endOn, days, plan, interval, seatPriceCents },
    seats: [],
    ...quoted,
  }
  await tx.insert(quotes).values({
    accountId,
    quoteId: quote.quoteId,
    userId: opener.userId,
    request: { act: 'changePlan', ...to },
    content: quote,
    createdAt: at,
    expiresAt,
    usedAt: at,
  })
  const actor: Actor = { accountId, identityId: '', sessionId: '', level: 'administrator', ...opener }
  await changePlan(
    { context, tx, actor, now: at },
    { cycle, quoted: quoted.plan, quoteId: quote.quoteId, localDate },
  )
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
