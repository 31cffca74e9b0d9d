import { and, asc, eq, sql } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { ledgerLines } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import { requireUser } from '../users/one-user.ts'
import { readCurrentCycle } from './cycles.ts'
import { nameLines, rowColumns, toLedgerRow } from './ledger-rows.ts'
import { readSeatDays } from './seat-days.ts'

const ANY_VERSION = 2_147_483_647

/** Why a user costs what they cost in the current cycle: the days by price, and the lines that were booked. */
export async function explainUser(
  { db, actor }: ReadScope,
  { userId }: Parsed<'users.billing'>,
): Promise<Output<'users.billing'>> {
  const { accountId } = actor
  const user = await requireUser(db, accountId, userId)
  const cycle = await readCurrentCycle(db, accountId)
  const lines = await nameLines(
    db,
    db
      .select(rowColumns)
      .from(ledgerLines)
      .where(
        and(
          eq(ledgerLines.accountId, accountId),
          eq(ledgerLines.userId, userId),
          eq(ledgerLines.cycleNumber, cycle.cycleNumber),
        ),
      )
      .as('page'),
  ).orderBy(asc(sql`page.line_number`))
  return {
    userId,
    isPaidSeat: user.status === 'active' && levelFacts[user.level].isPaidSeat,
    seatPriceCents: cycle.seatPriceCents,
    interval: cycle.interval,
    cycle: {
      startOn: cycle.startOn,
      endOn: cycle.endOn,
      days: cycle.days,
      isTrial: cycle.seatPriceCents === 0,
    },
    billedCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    spans: await readSeatDays(db, { accountId, userId, seatVersion: ANY_VERSION }, cycle),
    lines: lines.map(toLedgerRow),
  }
}
