import { and, eq, sql } from 'drizzle-orm'
import { RULE_VERSION, settleInvoice } from '../../../shared/billing/index.ts'
import type { Tx } from '../../database/open.ts'
import { billingCycles, ledgerEntries, ledgerTransactions } from '../../database/tables/index.ts'
import { announce } from '../../live.ts'
import { creditBalance } from './balances.ts'
import { book } from './book.ts'
import type { Cycle } from './cycle-dates.ts'
import { readWaitingCharges } from './forecast.ts'
import { issueInvoice } from './invoices.ts'
import { countRows, insertEqualLines, isPaid, newestChanges } from './seat-rows.ts'

/**
 * Begins a cycle: what the cycle before earned is recognised, every paid seat gets its line of the full price, and one
 * invoice collects these lines with the charges that waited, less the credit there is. The account's row must be locked.
 */
export async function startCycle(
  tx: Tx,
  { cycle, ended, now }: { cycle: Cycle; ended: Cycle | null; now: Date },
): Promise<Cycle> {
  if (ended) await recogniseRevenue(tx, ended, now)
  await tx.insert(billingCycles).values(cycle)
  const renewals = await bookRenewals(tx, cycle, now)
  await invoiceCycle(tx, { cycle, ended, now, renewals })
  await announce(tx, cycle.accountId, 'billing.changed', {})
  return cycle
}

/** What was billed for a cycle is earned once it is over: what its lines left in the book of deferred revenue. */
async function recogniseRevenue(tx: Tx, { accountId, cycleNumber }: Cycle, now: Date): Promise<void> {
  const [deferred] = await tx
    .select({ cents: sql<string>`coalesce(-sum(${ledgerEntries.amountCents}), 0)` })
    .from(ledgerTransactions)
    .innerJoin(
      ledgerEntries,
      and(
        eq(ledgerEntries.accountId, ledgerTransactions.accountId),
        eq(ledgerEntries.transactionId, ledgerTransactions.transactionId),
      ),
    )
    .where(
      and(
        eq(ledgerTransactions.accountId, accountId),
        eq(ledgerTransactions.cycleNumber, cycleNumber),
        eq(ledgerEntries.book, 'deferred'),
      ),
    )
  const earnedCents = Number(deferred?.cents ?? 0)
  if (earnedCents === 0) return
  await book(tx, accountId, {
    kind: 'recognition',
    at: now,
    cycleNumber,
    entries: { deferred: earnedCents, revenue: -earnedCents },
    lines: [],
  })
}

interface Renewals {
  count: number
  /** The number of the first line; the others follow. */
  first: number
  totalCents: number
}

async function bookRenewals(tx: Tx, cycle: Cycle, now: Date): Promise<Renewals> {
  const { accountId, cycleNumber, startOn, days, seatPriceCents } = cycle
  const seats = sql`${newestChanges(accountId)} where ${isPaid}`
  const count = seatPriceCents === 0 ? 0 : await countRows(tx, seats)
  const totalCents = count * seatPriceCents
  if (count === 0) return { count, first: 0, totalCents }
  const { transactionId } = await book(tx, accountId, {
    kind: 'renewal',
    at: now,
    cycleNumber,
    entries: { receivable: totalCents, deferred: -totalCents },
    lines: [],
  })
  const { first } = await insertEqualLines(
    tx,
    cycle,
    { transactionId, at: now },
    {
      kind: 'renewal',
      onDate: startOn,
      sumBefore: 0,
      sumAfter: days * seatPriceCents,
      billedBeforeCents: 0,
      billedAfterCents: seatPriceCents,
      ruleVersion: RULE_VERSION,
    },
    sql`select user_id, seat_version from ${seats}`,
  )
  return { count, first, totalCents }
}

async function invoiceCycle(
  tx: Tx,
  facts: { cycle: Cycle; ended: Cycle | null; now: Date; renewals: Renewals },
): Promise<void> {
  const { cycle, ended, now, renewals } = facts
  const { accountId } = cycle
  const waiting = ended
    ? await readWaitingCharges(tx, accountId, ended.cycleNumber)
    : { chargesCents: 0, chargeCount: 0 }
  const { totalCents, creditUsedCents } = settleInvoice({
    renewalsCents: renewals.totalCents,
    chargesCents: waiting.chargesCents,
    creditCents: await creditBalance(tx, accountId),
  })
  if (totalCents === 0) return
  await issueInvoice(tx, {
    accountId,
    kind: 'cycle',
    cycle,
    now,
    totalCents,
    creditUsedCents,
    lines: {
      renewals:
        renewals.count > 0 ? { first: renewals.first, last: renewals.first + renewals.count - 1 } : null,
      waitingOf: ended?.cycleNumber ?? null,
      count: renewals.count + waiting.chargeCount,
    },
  })
}
