import { and, eq } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DaySpan } from '../../../shared/model/quote.ts'
import type { Queryable } from '../../database/open.ts'
import { billingCycles, ledgerLines } from '../../database/tables/index.ts'
import type { ReadScope } from '../../scope.ts'
import type { Cycle } from './cycle-dates.ts'
import { nameLines, rowColumns, toLedgerRow } from './ledger-rows.ts'
import { findCause } from './line-cause.ts'
import { readReplacedOn, readSeatDays, sumOfSpans } from './seat-days.ts'

type StoredLine = typeof ledgerLines.$inferSelect

/** One line with everything it was computed from and the event that caused it. */
export async function readLedgerLine(
  { context, db, actor }: ReadScope,
  { lineNumber }: Parsed<'ledger.read'>,
): Promise<Output<'ledger.read'>> {
  const { accountId } = actor
  const isLine = and(eq(ledgerLines.accountId, accountId), eq(ledgerLines.lineNumber, lineNumber))
  const [line] = await db.select().from(ledgerLines).where(isLine)
  const [row] = await nameLines(db, db.select(rowColumns).from(ledgerLines).where(isLine).as('page'))
  if (!line || !row) throw new AppError('ledger-line.not-found')

  const cycle = line.userId === null ? undefined : await readCycle(db, line)
  const spans = cycle ? await readSpans(db, line, cycle) : []
  const agrees = !cycle || (sumOfSpans(spans) === line.sumAfter && cycle.days === line.days)
  if (!agrees) {
    context.log.error({ accountId, lineNumber }, 'A line of the ledger does not follow from its changes.')
  }
  return {
    ...toLedgerRow(row),
    cycle: cycle
      ? {
          startOn: cycle.startOn,
          endOn: cycle.endOn,
          days: cycle.days,
          plan: cycle.plan,
          interval: cycle.interval,
          seatPriceCents: cycle.seatPriceCents,
        }
      : null,
    // Days that do not add up to the line would explain nothing.
    spans: agrees ? spans : [],
    billedBeforeCents: line.billedBeforeCents ?? 0,
    billedAfterCents: line.billedAfterCents ?? 0,
    reversedCents: line.reversedCents,
    ruleVersion: line.ruleVersion,
    cause: await findCause(db, line),
  }
}

async function readCycle(
  db: Queryable,
  { accountId, cycleNumber }: Pick<StoredLine, 'accountId' | 'cycleNumber'>,
): Promise<Cycle | undefined> {
  const [cycle] = await db
    .select()
    .from(billingCycles)
    .where(and(eq(billingCycles.accountId, accountId), eq(billingCycles.cycleNumber, cycleNumber)))
  return cycle
}

async function readSpans(db: Queryable, line: StoredLine, cycle: Cycle): Promise<DaySpan[]> {
  const { accountId, userId, seatVersion } = line
  if (userId === null || seatVersion === null) return []
  // Only the line of the change of plan itself knows that the rest of the cycle costs nothing.
  const endedOn = line.kind === 'plan-changed' ? await readReplacedOn(db, cycle) : undefined
  return readSeatDays(db, { accountId, userId, seatVersion }, cycle, endedOn)
}
