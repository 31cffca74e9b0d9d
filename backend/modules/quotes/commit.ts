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
import type { StoredUser } from '../users/listing.ts'
import type { UserAct } from '../users/refusals.ts'
import { claimQuote } from './claim.ts'
import { actOf } from './create.ts'
import { handOverBefore } from './hand-over-before.ts'
import { leaveOtherCases, prepareLowering } from './lowering.ts'
import { type PricedSeat, priceSeats } from './price-seats.ts'
import type { QuoteRequest } from './queries.ts'

/** What the recorded event of each person says besides the act. */
type Facts = Record<string, string | number | null>

type SeatAct = Exclude<QuotedAct, 'changePlan'>
type SeatRequest = Exclude<QuoteRequest, { act: 'changePlan' }>

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
  const { users } = await commitSeats(scope, confirmation, 'reactivate', {})
  return { users }
}

/** Changes the level of the people of a quote and books what that comes to. */
export async function changeUserLevels(
  scope: WriteScope,
  { leaveWork = false, ...confirmation }: Parsed<'users.changeLevel'>,
): Promise<Output<'users.changeLevel'>> {
  const { request, users, acted } = await commitSeats(
    scope,
    confirmation,
    'changeLevel',
    {},
    (act, chosen) => (act.act === 'changeLevel' ? prepareLowering(scope, act, chosen, leaveWork) : {}),
  )
  if (request.act === 'changeLevel') await leaveOtherCases(scope, request.keepCaseId, acted)
  return { users }
}

/** Does what was quoted and books exactly its lines; what comes out differently now is refused as stale. */
async function commitSeats(
  scope: WriteScope,
  confirmation: Parsed<'users.reactivate'>,
  kind: SeatAct,
  facts: Facts,
  prepare?: (act: UserAct, users: readonly StoredUser[]) => Facts | Promise<Facts>,
): Promise<Output<'users.reactivate'> & { request: SeatRequest; acted: ActedOn[] }> {
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

  const chosen = seats.map(({ user }) => user)
  const prepared = await prepare?.(act, chosen)
  const acted = await actOnUsers(scope, chosen, act, factsAbout(seats, { ...facts, ...prepared }))
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
  return { request, users: acted.map(({ user }) => toUserRow(user)), acted }
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
function factsAbout(seats: readonly PricedSeat[], facts: Facts) {
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
