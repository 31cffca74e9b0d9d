import { isDeepStrictEqual } from 'node:util'
import type { Cents } from '../../../shared/billing/index.ts'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { LedgerKind } from '../../../shared/model/billing.ts'
import type { QuotedAct, QuotedSeat } from '../../../shared/model/quote.ts'
import { announce } from '../../live.ts'
import type { WriteScope } from '../../scope.ts'
import type { Line } from '../billing/book.ts'
import { bookSeatLines } from '../billing/book-seats.ts'
import { toLine } from '../billing/seat-lines.ts'
import { recordSeatChanges } from '../billing/seats.ts'
import { type ActedOn, actOnUsers, lockUsers } from '../users/acts.ts'
import { toUserRow } from '../users/list.ts'
import { claimQuote } from './claim.ts'
import { actOf } from './create.ts'
import { handOverBefore } from './hand-over-before.ts'
import { type PricedSeat, priceSeats } from './price-seats.ts'

type SeatAct = Exclude<QuotedAct, 'changePlan'>

/** Ends the access of the people of a quote and books its credit; hands over work of a single one before. */
export async function deactivateUsers(
  scope: WriteScope,
  { reason, placements, ...confirmation }: Parsed<'users.deactivate'>,
): Promise<Output<'users.deactivate'>> {
  const handOverId = placements && (await handOverBefore(scope, confirmation, placements))
  const { users } = await commitSeats(scope, confirmation, 'deactivate', { reason: reason || null })
  return { users, ...(handOverId !== undefined && { handOverId }) }
}

/** Gives the people of a quote access back and books what is due. */
export async function reactivateUsers(
  scope: WriteScope,
  confirmation: Parsed<'users.reactivate'>,
): Promise<Output<'users.reactivate'>> {
  return commitSeats(scope, confirmation, 'reactivate', {})
}

/** Changes the level of the people of a quote and books what that comes to. */
export async function changeUserLevels(
  scope: WriteScope,
  confirmation: Parsed<'users.changeLevel'>,
): Promise<Output<'users.changeLevel'>> {
  return commitSeats(scope, confirmation, 'changeLevel', {})
}

/** Does what was quoted and books exactly its lines; what comes out differently now is refused as stale. */
async function commitSeats(
  scope: WriteScope,
  confirmation: Parsed<'users.reactivate'>,
  kind: SeatAct,
  facts: { reason?: string | null },
): Promise<Output<'users.reactivate'>> {
  const { tx, actor, now } = scope
  const { accountId } = actor
  const { request, quote, cycle } = await claimQuote(scope, confirmation, kind)
  const { userIds } = request
  const act = actOf(request)
  await lockUsers(tx, accountId, userIds)
  const seats = await priceSeats(tx, cycle, { userIds, act, localDate: quote.localDate })
  if (
    !isDeepStrictEqual(
      seats.map(withoutName),
      quote.seats.map((quoted) => withoutName({ quoted })),
    )
  )
    throw new AppError('quote.stale')

  const acted = await actOnUsers(
    scope,
    seats.map(({ user }) => user),
    act,
    factsAbout(seats, facts),
  )
  await recordSeatChanges(
    tx,
    cycle,
    now,
    seats.map(({ quoted }, index) => ({
      userId: quoted.userId,
      seatVersion: quoted.seatVersion + 1,
      effectiveOn: quote.localDate,
      ...quoted.to,
      activityId: activityIdOf(acted[index]),
    })),
  )
  const { quoteId, localDate } = quote
  await bookSeatLines(tx, cycle, {
    now,
    quoteId,
    lines: seats.flatMap((seat) => lineOf(seat, kind, localDate) ?? []),
  })
  await announce(tx, accountId, 'billing.changed', {})
  return { users: acted.map(({ user }) => toUserRow(user)) }
}

/** A seat's line as quoted; an act that costs it nothing has none. */
function lineOf({ quoted, priced }: PricedSeat, act: SeatAct, onDate: string): Line | undefined {
  const { userId, lineCents, seatVersion } = quoted
  return toLine(priced, { kind: lineKind(act, lineCents), userId, seatVersion: seatVersion + 1, onDate })
}

function lineKind(act: SeatAct, lineCents: Cents): LedgerKind {
  if (act === 'deactivate') return 'deactivated'
  if (act === 'reactivate') return 'reactivated'
  return lineCents > 0 ? 'level-raised' : 'level-lowered'
}

/** What the recorded event of each person says besides the act. */
function factsAbout(seats: readonly PricedSeat[], facts: { reason?: string | null }) {
  const lines = new Map(seats.map(({ quoted }) => [quoted.userId, quoted.lineCents]))
  return ({ userId }: { userId: string }) => {
    const lineCents = lines.get(userId) ?? 0
    return {
      ...facts,
      ...(lineCents > 0 && { chargeCents: lineCents }),
      ...(lineCents < 0 && { creditCents: -lineCents }),
    }
  }
}

function activityIdOf(acted: ActedOn | undefined): string {
  if (!acted) throw new Error('Somebody was left out of an act.')
  return acted.activityId
}

/** People may be renamed while a quote is open; that changes no amount. */
function withoutName({ quoted: { name: _, ...figures } }: { quoted: QuotedSeat }) {
  return figures
}
