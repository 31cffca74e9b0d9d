import {
  addDays,
  billedCents,
  type Cents,
  dailyPrices,
  daysBetween,
  daysOf,
  explainTotal,
  type PriceEvent,
  seatPriceCents,
  settleCharge,
} from '../../../shared/billing/index.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SeatEstimate, UserBilling } from '../../../shared/model/billing.ts'
import type { Quote, QuotedSeat } from '../../../shared/model/quote.ts'
import type { UserRow } from '../../../shared/model/user.ts'
import { levelFacts } from '../../../shared/rules/levels.ts'
import { idOf, type Office } from './office.ts'

/** The account of the worked examples: May 2025, a seat at $30.00 a month, and today is May 15. */
export interface OfficeMoney {
  today: string
  cycle: { startOn: string; endOn: string; seatPriceCents: Cents }
  creditBalanceCents: Cents
  /** By user, from their first change in this cycle on. */
  seats: Map<string, Seat>
  quotes: Map<string, { quote: Quote; used: boolean; request: Input<'quotes.create'> }>
  /** How long quotes last. */
  quoteMinutes: number
}

interface Seat {
  events: PriceEvent[]
  bookedCents: Cents
  ownCreditCents: Cents
  lines: { kind: 'renewal' | 'deactivated' | 'reactivated'; on: string; cents: Cents }[]
  version: number
}

export function someMoney(part: Partial<OfficeMoney> = {}): OfficeMoney {
  return {
    today: '2025-05-15',
    cycle: { startOn: '2025-05-01', endOn: '2025-06-01', seatPriceCents: 3000 },
    creditBalanceCents: 0,
    seats: new Map(),
    quotes: new Map(),
    quoteMinutes: 15,
    ...part,
  }
}

let lastQuote = 0

/** What an act would book now, by the rules themselves. */
export function quoteOf(office: Office, request: Input<'quotes.create'>): Quote {
  if (request.act === 'changePlan') throw new AppError('request.malformed')
  const { money } = office
  const refused: { userId: string; name: string; code: string; message: string }[] = []
  const changes = request.userIds.map((userId) => {
    const user = userOf(office, userId)
    const to = {
      level: request.act === 'changeLevel' ? request.level : user.level,
      status: request.act === 'changeLevel' ? user.status : statusAfter(request.act),
    }
    const code = refusalOf(office, request, user)
    if (code) refused.push({ userId, name: user.name, code, message: new AppError(code).message })
    return { user, to }
  })
  const [first] = refused
  if (first && request.userIds.length === 1) throw new AppError(first.code as 'user.stale')
  if (first) throw new AppError('users.refused', { refused })

  const seats = changes.map(({ user, to }) => quoteSeat(money, user, to))
  const sum = (of: (seat: QuotedSeat) => number) => seats.reduce((total, seat) => total + of(seat), 0)
  const creditCents = -sum(({ lineCents }) => Math.min(0, lineCents))
  const reversedCents = sum((seat) => seat.reversedCents)
  const balance = money.creditBalanceCents
  const after = balance + creditCents - reversedCents
  const { startOn, endOn } = money.cycle
  lastQuote += 1
  const quote: Quote = {
    quoteId: idOf(700_000 + lastQuote),
    act: request.act,
    createdAt: '2025-05-15T10:00:00.000Z',
    expiresAt: new Date(Date.parse('2025-05-15T10:00:00.000Z') + money.quoteMinutes * 60_000).toISOString(),
    currency: 'USD',
    timeZone: 'Europe/Berlin',
    localDate: money.today,
    cycle: {
      ...money.cycle,
      days: daysOf({ start: startOn, end: endOn }),
      plan: 'starter',
      interval: 'month',
    },
    seats,
    plan: null,
    totals: {
      totalCents: sum(({ lineCents }) => lineCents),
      chargeCents: sum(({ lineCents }) => Math.max(0, lineCents)),
      creditCents,
      reversedCents,
      dueNowCents: sum(({ dueNowCents }) => dueNowCents),
      creditBalanceBeforeCents: balance,
      creditBalanceAfterCents: after,
    },
    nextInvoice: {
      on: endOn,
      beforeCents: nextInvoice(office, new Map(), balance),
      afterCents: nextInvoice(office, new Map(seats.map(({ userId, to }) => [userId, to])), after),
    },
  }
  money.quotes.set(quote.quoteId, { quote, used: false, request })
  return quote
}

/** Books a quote as the backend would: the identical lines, or nothing. */
export function bookQuote(
  office: Office,
  { quoteId, totalCents }: { quoteId: string; totalCents: number },
): UserRow[] {
  const { money } = office
  const known = money.quotes.get(quoteId)
  if (!known) throw new AppError('quote.not-found')
  if (known.used) throw new AppError('quote.used')
  if (known.quote.totals.totalCents !== totalCents) throw new AppError('quote.wrong-total')
  const fresh = quoteOf(office, known.request)
  const bare = ({ quoteId: _, createdAt: __, expiresAt: ___, ...figures }: Quote) => JSON.stringify(figures)
  if (bare(fresh) !== bare(known.quote)) throw new AppError('quote.stale', { quote: fresh })
  known.used = true
  return fresh.seats.map((seat) => {
    const user = userOf(office, seat.userId)
    const before = seatOf(money, user)
    money.seats.set(user.userId, {
      events: eventsAfter(money, before, seat.to),
      bookedCents: seat.billedAfterCents,
      ownCreditCents: before.ownCreditCents + Math.max(0, -seat.lineCents) - seat.reversedCents,
      lines: [
        ...before.lines,
        ...(seat.lineCents === 0
          ? []
          : [
              {
                kind: seat.lineCents < 0 ? ('deactivated' as const) : ('reactivated' as const),
                on: money.today,
                cents: seat.lineCents,
              },
            ]),
      ],
      version: before.version + 1,
    })
    money.creditBalanceCents += Math.max(0, -seat.lineCents) - seat.reversedCents
    return Object.assign(user, seat.to, { version: user.version + 1, statusSince: new Date().toISOString() })
  })
}

/** What one more seat costs from today on. */
export function estimateSeat(office: Office, { level }: Input<'billing.estimate'>): SeatEstimate {
  const { today, cycle } = office.money
  const dates = { start: cycle.startOn, end: cycle.endOn }
  const price = levelFacts[level].isPaidSeat ? cycle.seatPriceCents : 0
  const events = [
    { on: cycle.startOn, priceCents: 0 },
    { on: today, priceCents: price },
  ]
  return {
    plan: 'starter',
    interval: 'month',
    seatPriceCents: cycle.seatPriceCents,
    todayCents: billedCents(dailyPrices({ ...dates, events })),
    daysLeft: daysBetween(today, cycle.endOn),
    days: daysOf(dates),
    nextInvoiceOn: cycle.endOn,
  }
}

/** Why somebody costs what they cost. */
export function explainUser(office: Office, user: UserRow): UserBilling {
  const { cycle } = office.money
  const seat = seatOf(office.money, user)
  const dates = { start: cycle.startOn, end: cycle.endOn }
  return {
    userId: user.userId,
    isPaidSeat: priceOf(office.money, user) > 0,
    seatPriceCents: cycle.seatPriceCents,
    interval: 'month',
    cycle: {
      startOn: cycle.startOn,
      endOn: cycle.endOn,
      days: daysOf(dates),
      isTrial: cycle.seatPriceCents === 0,
    },
    billedCents: seat.bookedCents,
    spans: explainTotal(dates, seat.events).groups,
    lines: seat.lines.map(({ kind, on, cents }, index) => ({
      lineNumber: index + 1,
      at: `${on}T08:00:00.000Z`,
      on,
      kind,
      userId: user.userId,
      userName: user.name,
      amountCents: cents,
      creditBalanceCents: 0,
      invoiceId: null,
      invoiceNumber: null,
    })),
  }
}

function quoteSeat(money: OfficeMoney, user: UserRow, to: QuotedSeat['to']): QuotedSeat {
  const { cycle, today } = money
  const dates = { start: cycle.startOn, end: cycle.endOn }
  const seat = seatOf(money, user)
  const total = explainTotal(dates, eventsAfter(money, seat, to))
  const lineCents = total.billedCents - seat.bookedCents
  const { reversedCents, dueNowCents } = settleCharge({
    lineCents: Math.max(0, lineCents),
    ownUnusedCreditCents: seat.ownCreditCents,
    creditBalanceCents: money.creditBalanceCents,
  })
  return {
    userId: user.userId,
    name: user.name,
    from: { level: user.level, status: user.status },
    to,
    seatVersion: seat.version,
    daysLeft: daysBetween(today, cycle.endOn),
    spans: total.groups.map((group) => ({ ...group })),
    billedBeforeCents: seat.bookedCents,
    billedAfterCents: total.billedCents,
    lineCents,
    reversedCents,
    dueNowCents,
  }
}

function eventsAfter({ today, cycle }: OfficeMoney, seat: Seat, to: QuotedSeat['to']): PriceEvent[] {
  return [...seat.events, { on: today, priceCents: seatPriceCents(to, cycle.seatPriceCents) }]
}

/** Somebody without a history in this cycle has been as they are since it began. */
function seatOf(money: OfficeMoney, user: UserRow): Seat {
  const price = priceOf(money, user)
  return (
    money.seats.get(user.userId) ?? {
      events: [{ on: money.cycle.startOn, priceCents: price }],
      bookedCents: price,
      ownCreditCents: 0,
      lines: price > 0 ? [{ kind: 'renewal', on: money.cycle.startOn, cents: price }] : [],
      version: 1,
    }
  )
}

function priceOf({ cycle }: OfficeMoney, user: Pick<UserRow, 'level' | 'status'>): Cents {
  return seatPriceCents(user, cycle.seatPriceCents)
}

function nextInvoice(office: Office, changed: Map<string, QuotedSeat['to']>, credit: Cents): Cents {
  const renewals = office.users.reduce(
    (sum, user) => sum + priceOf(office.money, changed.get(user.userId) ?? user),
    0,
  )
  return Math.max(0, renewals - credit)
}

function refusalOf(office: Office, request: Input<'quotes.create'>, user: UserRow) {
  if (request.act === 'changePlan') return undefined
  const changing = new Set(request.userIds)
  const isKept = ({ userId, level, status }: UserRow) =>
    level === 'administrator' && status === 'active' && !changing.has(userId)
  const takesPowers =
    request.act === 'deactivate' || (request.act === 'changeLevel' && request.level !== 'administrator')
  if (takesPowers && user.level === 'administrator' && user.status === 'active' && !office.users.some(isKept))
    return 'user.last-administrator' as const
  if (request.act === 'deactivate' && user.status === 'inactive') return 'user.already-inactive' as const
  if (request.act === 'reactivate' && user.status === 'active') return 'user.already-active' as const
  return request.act === 'changeLevel' && user.level === request.level
    ? ('user.level-unchanged' as const)
    : undefined
}

function statusAfter(act: 'deactivate' | 'reactivate') {
  return act === 'deactivate' ? 'inactive' : 'active'
}

function userOf(office: Office, userId: string): UserRow {
  const user = office.users.find((one) => one.userId === userId)
  if (!user) throw new AppError('user.not-found')
  return user
}

/** A day later, or any other day. */
export function passDays(office: Office, days: number): void {
  office.money.today = addDays(office.money.today, days)
}
