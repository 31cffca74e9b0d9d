import type { Quote, QuotedSeat } from '../../../../shared/model/quote.ts'
import { levelFacts } from '../../../../shared/rules/levels.ts'
import type { QuoteChange } from '../../../bridge/quote-changes.ts'
import { daySum } from '../../../day-sum.ts'
import { formatLocalDate, formatMoney } from '../../../format.ts'

/** The amount a confirming button carries; null where no money moves. */
export interface ButtonAmount {
  kind: 'credit' | 'pay'
  cents: number
}

/** What confirming credits or makes due. */
export function amountOf({ totals }: Quote): ButtonAmount | null {
  if (totals.dueNowCents > 0) return { kind: 'pay', cents: totals.dueNowCents }
  return totals.creditCents > 0 ? { kind: 'credit', cents: totals.creditCents } : null
}

/** The words of a button with the amount it books: "Deactivate and credit $16.45". */
export function withAmount(act: string, quote: Quote | undefined, plain: string): string {
  const amount = quote && amountOf(quote)
  return amount ? `${act} and ${amount.kind} ${formatMoney(amount.cents, quote.currency)}` : plain
}

/** "$30.00 a month". */
export function seatPrice({ cycle, currency }: Quote): string {
  return `${formatMoney(cycle.seatPriceCents, currency)} a ${cycle.interval}`
}

/** What became of the money, as the second sentence of a result; empty where none moved. */
export function bookedSentence(quote: Quote): string {
  const { totals, nextInvoice } = quote
  if (totals.creditCents > 0)
    return ` ${formatMoney(totals.creditCents)} will be credited on the invoice of ${formatLocalDate(nextInvoice.on)}.`
  if (totals.dueNowCents > 0) return ` ${formatMoney(totals.dueNowCents)} is due now.`
  return totals.reversedCents > 0
    ? ` Nothing is due: ${formatMoney(totals.reversedCents)} of unused credit was used.`
    : ''
}

/** Why an act of one person moves no money. */
export function noMoneySentence(quote: Quote, seat: QuotedSeat): string {
  const { act, cycle } = quote
  const nothing = act === 'deactivate' ? 'nothing is credited' : 'nothing is due'
  const isPaid = (level: QuotedSeat['to']['level']) => levelFacts[level].isPaidSeat
  if (!isPaid(seat.from.level) && !isPaid(seat.to.level)) return `A guest is free; ${nothing}.`
  if (cycle.seatPriceCents === 0)
    return `The account is in its trial until ${formatLocalDate(cycle.endOn)}: seats cost nothing yet, so ${nothing}.`
  if (act === 'changeLevel') {
    return seat.from.status === 'inactive'
      ? `${seat.name} is inactive: no seat is billed, and the new level changes nothing on the bill.`
      : isPaid(seat.from.level) && isPaid(seat.to.level)
        ? 'Both levels are the same paid seat: nothing changes on the bill.'
        : 'What is billed for this cycle stays as it is.'
  }
  return act === 'deactivate'
    ? 'The days of this cycle that are billed stay billed; nothing is credited.'
    : 'The rest of this cycle is billed already; nothing is due.'
}

/** The sum of one seat in words that a person can check by hand. */
export function sumSentences(quote: Quote, seat: QuotedSeat): string[] {
  const { billedBeforeCents, billedAfterCents, lineCents, reversedCents, dueNowCents } = seat
  const days = daySum({ spans: seat.spans, cycleDays: quote.cycle.days, billedCents: billedAfterCents })
  const before = `${formatMoney(billedBeforeCents)} billed so far`
  if (lineCents < 0) {
    return [
      `${days} is what stays billed for this cycle.`,
      `${before} − ${formatMoney(billedAfterCents)} = ${formatMoney(-lineCents)} credit.`,
    ]
  }
  const charge = `${formatMoney(billedAfterCents)} − ${before} = ${formatMoney(lineCents)} for the rest of this cycle.`
  return [
    `${days} is what is billed for this cycle.`,
    charge,
    ...(reversedCents > 0
      ? [
          `${formatMoney(lineCents)} − ${formatMoney(reversedCents)} own unused credit = ${formatMoney(dueNowCents)} due now.`,
        ]
      : []),
  ]
}

/** Why a charge is due now or not, and what comes after it. */
export function chargeRemark(quote: Quote): string {
  const isOne = quote.seats.length === 1
  const why =
    quote.totals.dueNowCents > 0
      ? 'It is due at once, since the cycle has begun already.'
      : `Unused credit of ${isOne ? 'this seat' : 'these seats'} in this cycle covers it.`
  return `${why} Other credit waits for the next invoice. From the next cycle on: ${seatPrice(quote)}${isOne ? '' : ' each'}.`
}

/** What became different while a dialog was open, read out and shown over the amounts. */
export function changeSentence(
  before: Quote | undefined,
  now: Quote,
  changes: readonly QuoteChange[],
): string | undefined {
  if (!before || changes.length === 0) return undefined
  const changed = new Set(changes.map(({ reason }) => reason))
  const cause = changed.has('cycle')
    ? 'A new billing cycle has begun.'
    : changed.has('day')
      ? `A new day has begun: it is ${formatLocalDate(now.localDate)} now.`
      : 'Something that the amounts depend on was changed meanwhile.'
  const [was, is] = [outcome(before), outcome(now)]
  const amounts =
    was === is
      ? `The amount to confirm is still ${is}; other figures changed.`
      : `It was ${was}, it is ${is} now.`
  return `${cause} ${amounts} Nothing is booked until you confirm it.`
}

function outcome(quote: Quote): string {
  const amount = amountOf(quote)
  if (!amount) return 'nothing'
  return `${formatMoney(amount.cents)} ${amount.kind === 'pay' ? 'due now' : 'credit'}`
}
