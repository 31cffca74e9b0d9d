import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { daysBetween, planPriceCents } from '../../../shared/billing/index.ts'
import type { Billing } from '../../../shared/model/billing.ts'
import type { Queryable } from '../../database/open.ts'
import { invoices, payments, userCounts } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { type Cycle, localDateIn, readCurrentCycle } from './cycles.ts'
import { forecastFrom, type Outlook, readOutlook } from './forecast.ts'

/** Plan, cycle, seats, credit balance and the next invoice as it stands now. */
export async function readBilling({ context, db, actor }: Pick<ReadScope, 'context' | 'db' | 'actor'>) {
  return describeBilling(db, actor.accountId, await context.clock.now(db))
}

/** The same for whoever knows the time already, inside a write. */
export async function describeBilling(db: Queryable, accountId: string, now: Date): Promise<Billing> {
  const cycle = await readCurrentCycle(db, accountId)
  const outlook = await readOutlook(db, accountId, cycle)
  const today = localDateIn(cycle, now)
  const isTrial = cycle.seatPriceCents === 0
  return {
    currency: 'USD',
    timeZone: cycle.timeZone,
    today,
    plan: cycle.plan,
    interval: cycle.interval,
    seatPriceCents: isTrial ? planPriceCents(cycle.plan, cycle.interval) : cycle.seatPriceCents,
    scheduled: scheduledOf(cycle, outlook),
    cycle: {
      startOn: cycle.startOn,
      endOn: cycle.endOn,
      days: cycle.days,
      daysLeft: daysBetween(today, cycle.endOn),
      isTrial,
    },
    seats: await countSeats(db, accountId),
    paidSeats: outlook.paidSeats,
    creditBalanceCents: outlook.creditCents,
    openInvoices: await countOpenInvoices(db, accountId),
    forecast: forecastFrom(outlook),
  }
}

function scheduledOf(cycle: Cycle, { on, plan, interval, seatPriceCents }: Outlook): Billing['scheduled'] {
  const stays = plan === cycle.plan && interval === cycle.interval
  return stays ? null : { plan, interval, seatPriceCents, on }
}

/** Active users by level. */
async function countSeats(db: Queryable, accountId: string): Promise<Billing['seats']> {
  return db
    .select({ level: userCounts.level, count: userCounts.count })
    .from(userCounts)
    .where(and(eq(userCounts.accountId, accountId), eq(userCounts.status, 'active'), gt(userCounts.count, 0)))
    .orderBy(userCounts.level)
}

async function countOpenInvoices(db: Queryable, accountId: string): Promise<Billing['openInvoices']> {
  const [open] = await db
    .select({
      count: sql<number>`count(*)::int`,
      dueCents: sql<string>`coalesce(sum(${invoices.dueCents}), 0)`,
    })
    .from(invoices)
    .leftJoin(
      payments,
      and(eq(payments.accountId, invoices.accountId), eq(payments.invoiceId, invoices.invoiceId)),
    )
    .where(and(eq(invoices.accountId, accountId), gt(invoices.dueCents, 0), isNull(payments.paymentId)))
  return { count: open?.count ?? 0, dueCents: Number(open?.dueCents ?? 0) }
}
