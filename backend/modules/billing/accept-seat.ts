import type { Level } from '../../../shared/rules/levels.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../database/open.ts'
import { announce } from '../../live.ts'
import { book, seatEntries } from './book.ts'
import { type Cycle, currentCycle, localDateIn } from './cycles.ts'
import { type PricedChange, priceChange, toLine } from './seat-lines.ts'
import { emptySeat, recordSeatChanges } from './seats.ts'

/** A seat that begins with the acceptance of an invitation, priced but not booked. */
export interface NewSeat {
  cycle: Cycle
  level: Level
  onDate: string
  priced: PricedChange
}

/**
 * What a seat that begins now costs in this cycle. Called before the user is added, so that a boundary that is due, or
 * the opening of billing, comes before the seat.
 */
export async function priceNewSeat(
  context: Context,
  tx: Tx,
  { accountId, level, now }: { accountId: string; level: Level; now: Date },
): Promise<NewSeat> {
  const cycle = await currentCycle(context, tx, accountId, now)
  const onDate = localDateIn(cycle, now)
  return { cycle, level, onDate, priced: priceChange(cycle, emptySeat, { level, status: 'active' }, onDate) }
}

/** Begins a priced seat: its charge waits for the next invoice. */
export async function startSeat(
  tx: Tx,
  { cycle, level, onDate, priced }: NewSeat,
  { userId, activityId, now }: { userId: string; activityId: string; now: Date },
): Promise<void> {
  const seatVersion = 1
  await recordSeatChanges(tx, cycle, now, [
    { userId, seatVersion, effectiveOn: onDate, level, status: 'active', activityId },
  ])
  const line = toLine(priced, { kind: 'joined', userId, seatVersion, onDate })
  if (line) {
    await book(tx, cycle.accountId, {
      kind: 'seats',
      at: now,
      cycleNumber: cycle.cycleNumber,
      entries: seatEntries([line]),
      lines: [line],
    })
  }
  await announce(tx, cycle.accountId, 'billing.changed', {})
}
