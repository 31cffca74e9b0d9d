import { sql } from 'drizzle-orm'
import { billedOf, daysBetween, RULE_VERSION } from '../../../shared/billing/index.ts'
import type { Tx } from '../../database/open.ts'
import { announce } from '../../live.ts'
import { book } from './book.ts'
import { localDateIn } from './cycle-dates.ts'
import { currentCycle } from './cycles.ts'
import { insertSeats, withoutSeat } from './first-seats.ts'
import type { BillingSettings } from './open-billing.ts'
import { countRows, insertEqualLines, isPaid } from './seat-rows.ts'

/**
 * Gives users who were added without an invitation their seats: they count from today, and their charges wait for the
 * next invoice. The account's row must be locked.
 */
export async function adoptUsers(
  context: BillingSettings,
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<void> {
  const cycle = await currentCycle(context, tx, accountId, now)
  const onDate = localDateIn(cycle, now)
  const sumAfter = daysBetween(onDate, cycle.endOn) * cycle.seatPriceCents
  const chargeCents = billedOf(sumAfter, cycle.days)
  const count = await countRows(tx, sql`${withoutSeat(accountId)} and ${isPaid}`)
  if (count === 0 || chargeCents === 0) {
    await insertSeats(tx, cycle, onDate, now)
    return
  }
  const totalCents = count * chargeCents
  const { transactionId } = await book(tx, accountId, {
    kind: 'seats',
    at: now,
    cycleNumber: cycle.cycleNumber,
    entries: { receivable: totalCents, deferred: -totalCents },
    lines: [],
  })
  await insertSeats(tx, cycle, onDate, now)
  await insertEqualLines(
    tx,
    cycle,
    { transactionId, at: now },
    {
      kind: 'joined',
      onDate,
      sumBefore: 0,
      sumAfter,
      billedBeforeCents: 0,
      billedAfterCents: chargeCents,
      ruleVersion: RULE_VERSION,
    },
    sql`
      select s.user_id, s.seat_version from seat_changes s
      where s.account_id = ${accountId}::uuid and s.cycle_number = ${cycle.cycleNumber} and s.seat_version = 1
        and s.activity_id is null and ${isPaid} and not exists (
          select 1 from ledger_lines l where l.account_id = s.account_id and l.user_id = s.user_id
        )`,
  )
  await announce(tx, accountId, 'billing.changed', {})
}
