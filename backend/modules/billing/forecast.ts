import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Cents, planPriceCents, settleInvoice } from '../../../shared/billing/index.ts'
import type { Forecast, Plan, PlanInterval } from '../../../shared/model/billing.ts'
import { levelFacts, levels } from '../../../shared/rules/levels.ts'
import type { Queryable } from '../../database/open.ts'
import {
  type billingCycles,
  billingTerms,
  invoiceLines,
  ledgerLines,
  userCounts,
} from '../../database/tables/index.ts'
import { creditBalance } from './balances.ts'

/** What the next invoice of an account will be made of, as it stands. */
export interface Outlook {
  /** The local date of the next boundary. */
  on: string
  plan: Plan
  interval: PlanInterval
  seatPriceCents: Cents
  paidSeats: number
  /** Charges by acceptance that no invoice has collected yet. */
  chargesCents: Cents
  chargeCount: number
  creditCents: Cents
}

/** What an act would change of it: more or fewer paid seats, and more or less credit. */
export interface OutlookChange {
  paidSeats: number
  creditCents: Cents
}

type CycleEnd = Pick<typeof billingCycles.$inferSelect, 'cycleNumber' | 'endOn' | 'plan' | 'interval'>

const paidLevels = levels.filter((level) => levelFacts[level].isPaidSeat)

/** Reads what the next invoice will be made of: the plan chosen for it, seats, waiting charges and credit. */
export async function readOutlook(db: Queryable, accountId: string, cycle: CycleEnd): Promise<Outlook> {
  const [terms] = await db
    .select({ plan: billingTerms.plan, interval: billingTerms.interval })
    .from(billingTerms)
    .where(eq(billingTerms.accountId, accountId))
  const { plan, interval } = terms ?? cycle
  return {
    on: cycle.endOn,
    plan,
    interval,
    seatPriceCents: planPriceCents(plan, interval),
    paidSeats: await countPaidSeats(db, accountId),
    ...(await readWaitingCharges(db, accountId, cycle.cycleNumber)),
    creditCents: await creditBalance(db, accountId),
  }
}

/** The next invoice, after a change if one is named. An estimate. */
export function forecastFrom(outlook: Outlook, change?: OutlookChange): Forecast {
  const seats = outlook.paidSeats + (change?.paidSeats ?? 0)
  const renewalsCents = seats * outlook.seatPriceCents
  const settled = settleInvoice({
    renewalsCents,
    chargesCents: outlook.chargesCents,
    creditCents: outlook.creditCents + (change?.creditCents ?? 0),
  })
  return {
    on: outlook.on,
    seats,
    seatPriceCents: outlook.seatPriceCents,
    renewalsCents,
    chargesCents: outlook.chargesCents,
    chargeCount: outlook.chargeCount,
    creditCents: settled.creditUsedCents,
    totalCents: settled.dueCents,
  }
}

/** Active users at a paid level, from the counters. */
export async function countPaidSeats(db: Queryable, accountId: string): Promise<number> {
  const [counted] = await db
    .select({ seats: sql<number>`coalesce(sum(${userCounts.count}), 0)::int` })
    .from(userCounts)
    .where(
      and(
        eq(userCounts.accountId, accountId),
        eq(userCounts.status, 'active'),
        inArray(userCounts.level, paidLevels),
      ),
    )
  return counted?.seats ?? 0
}

/** Charges by acceptance in a cycle that no invoice has collected yet. */
export async function readWaitingCharges(db: Queryable, accountId: string, cycleNumber: number) {
  const [waiting] = await db
    .select({
      chargesCents: sql<string>`coalesce(sum(${ledgerLines.amountCents} - ${ledgerLines.reversedCents}), 0)`,
      chargeCount: sql<number>`count(*)::int`,
    })
    .from(ledgerLines)
    .where(
      and(
        eq(ledgerLines.accountId, accountId),
        eq(ledgerLines.cycleNumber, cycleNumber),
        // Written out as in the index of waiting charges, which would not be used otherwise.
        sql`${ledgerLines.kind} = 'joined'`,
        sql`not exists (
          select from ${invoiceLines}
          where ${invoiceLines.accountId} = ${ledgerLines.accountId}
            and ${invoiceLines.lineNumber} = ${ledgerLines.lineNumber}
        )`,
      ),
    )
  return { chargesCents: Number(waiting?.chargesCents ?? 0), chargeCount: waiting?.chargeCount ?? 0 }
}
