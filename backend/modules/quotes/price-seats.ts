import { type Cents, seatPriceCents, sumCents } from '../../../shared/billing/index.ts'
import type { Quote, QuotedSeat } from '../../../shared/model/quote.ts'
import type { Queryable } from '../../database/open.ts'
import { creditBalance } from '../billing/balances.ts'
import type { Cycle } from '../billing/cycles.ts'
import { forecastFrom, readOutlook } from '../billing/forecast.ts'
import { type PricedChange, priceChange } from '../billing/seat-lines.ts'
import { loadSeats, type SeatState } from '../billing/seats.ts'
import type { StoredUser } from '../users/listing.ts'
import { requireAllowed, type UserAct } from '../users/refusals.ts'

/** Somebody's seat as quoted, with what its line is made of. */
export interface PricedSeat {
  user: StoredUser
  to: SeatState
  quoted: QuotedSeat
  priced: PricedChange
}

/** What an act costs or credits for each of some users, who all allow it. Quote and commit both call this. */
export async function priceSeats(
  db: Queryable,
  cycle: Cycle,
  { userIds, act, localDate }: { userIds: readonly string[]; act: UserAct; localDate: string },
): Promise<PricedSeat[]> {
  const users = await requireAllowed(db, cycle.accountId, userIds, act)
  const seats = await loadSeats(db, cycle, userIds)
  return users.map((user) => {
    const seat = seats.get(user.userId)
    if (!seat) throw new Error('A user has no seat.')
    const to = stateAfter(user, act)
    const priced = priceChange(cycle, seat, to, localDate)
    const { daysLeft, spans, billedBeforeCents, billedAfterCents, lineCents, reversedCents, dueNowCents } =
      priced
    const quoted: QuotedSeat = {
      userId: user.userId,
      name: user.name,
      from: { level: user.level, status: user.status },
      to,
      seatVersion: seat.seatVersion,
      daysLeft,
      spans,
      billedBeforeCents,
      billedAfterCents,
      lineCents,
      reversedCents,
      dueNowCents,
    }
    return { user, to, quoted, priced }
  })
}

/** The sums of a quote about seats, and the next invoice without and with it. */
export async function sumSeats(
  db: Queryable,
  cycle: Cycle,
  seats: readonly QuotedSeat[],
): Promise<Pick<Quote, 'totals' | 'nextInvoice'>> {
  const charges = sumOf(seats, (seat) => Math.max(seat.lineCents, 0))
  const credits = sumOf(seats, (seat) => Math.max(-seat.lineCents, 0))
  const reversed = sumOf(seats, (seat) => seat.reversedCents)
  const outlook = await readOutlook(db, cycle.accountId, cycle)
  const before = await creditBalance(db, cycle.accountId)
  const after = sumCents([before, credits, -reversed])
  const paidSeats = sumOf(seats, (seat) => paidSeatsOf(seat.to) - paidSeatsOf(seat.from))
  return {
    totals: {
      totalCents: sumCents([charges, -credits]),
      chargeCents: charges,
      creditCents: credits,
      reversedCents: reversed,
      dueNowCents: sumOf(seats, (seat) => seat.dueNowCents),
      creditBalanceBeforeCents: before,
      creditBalanceAfterCents: after,
    },
    nextInvoice: {
      on: outlook.on,
      beforeCents: forecastFrom(outlook).totalCents,
      afterCents: forecastFrom(outlook, { paidSeats, creditCents: after - before }).totalCents,
    },
  }
}

function stateAfter({ level, status }: StoredUser, act: UserAct): SeatState {
  if (act.act === 'changeLevel') return { level: act.to, status }
  return { level, status: act.act === 'deactivate' ? 'inactive' : 'active' }
}

/** 1 for a seat that is paid for, else 0. */
function paidSeatsOf(state: SeatState): number {
  return seatPriceCents(state, 1)
}

function sumOf(seats: readonly QuotedSeat[], amount: (seat: QuotedSeat) => Cents): Cents {
  return sumCents(seats.map(amount))
}
