import type { Quote, QuotedSeat } from '../../../../shared/model/quote.ts'
import type { Figure } from '../../../components/figure-list.tsx'
import { formatCount, formatLocalDate, formatMoney } from '../../../format.ts'
import { seatPrice } from './money-words.ts'

/** The bill of an act, figure by figure; those that differ from `before` are marked with what they were. */
export function moneyFigures(quote: Quote, before?: Quote): Figure[] {
  const figures = figuresOf(quote)
  if (!before) return figures
  const first = new Map(figuresOf(before).map((figure) => [figure.id, figure]))
  return figures.map((figure) => {
    const old = first.get(figure.id)
    if (old && old.value === figure.value && old.from === figure.from) return figure
    return { ...figure, was: old?.value ?? formatMoney(0) }
  })
}

function figuresOf(quote: Quote): Figure[] {
  const [seat] = quote.seats
  if (!seat) return afterwards(quote)
  return quote.seats.length === 1
    ? [...seatFigures(quote, seat), ...afterwards(quote)]
    : [...totalFigures(quote), ...afterwards(quote)]
}

function seatFigures(quote: Quote, seat: QuotedSeat): Figure[] {
  if (seat.lineCents === 0) return []
  return [
    { id: 'seat', term: 'Seat', value: seatPrice(quote) },
    {
      id: 'days',
      term: 'Left of this cycle, today included',
      value: `${seat.daysLeft} of ${formatCount(quote.cycle.days, 'day')}`,
    },
    ...totalFigures(quote),
  ]
}

function totalFigures({ totals, nextInvoice }: Quote): Figure[] {
  const { chargeCents, creditCents, reversedCents, dueNowCents } = totals
  return [
    ...(creditCents > 0
      ? [
          {
            id: 'credit',
            term: 'Credit',
            note: `Taken off the invoice of ${formatLocalDate(nextInvoice.on)}`,
            value: formatMoney(creditCents),
            strong: true,
          },
        ]
      : []),
    ...(chargeCents > 0
      ? [{ id: 'charge', term: 'For the rest of this cycle', value: formatMoney(chargeCents) }]
      : []),
    ...(reversedCents > 0
      ? [
          {
            id: 'reversed',
            term: 'Own unused credit of this cycle, used first',
            value: formatMoney(-reversedCents),
          },
        ]
      : []),
    ...(chargeCents > 0
      ? [
          {
            id: 'due',
            term: 'Due now',
            note: dueNowCents > 0 ? 'On an invoice of its own, at once' : undefined,
            value: formatMoney(dueNowCents),
            strong: true,
          },
        ]
      : []),
  ]
}

/** Balance and next invoice, before and after. */
function afterwards(quote: Quote): Figure[] {
  const { totals, nextInvoice } = quote
  const { creditBalanceBeforeCents: before, creditBalanceAfterCents: after } = totals
  const { beforeCents, afterCents } = nextInvoice
  return [
    ...(before !== 0 || after !== 0 ? [step('balance', 'Credit balance', before, after)] : []),
    {
      ...step('invoice', `Next invoice, ${formatLocalDate(nextInvoice.on)}`, beforeCents, afterCents),
      note: estimateNote(quote),
    },
  ]
}

/** Why the next invoice becomes what it becomes. */
function estimateNote({ totals, nextInvoice, seats }: Quote): string {
  const difference = nextInvoice.afterCents - nextInvoice.beforeCents
  const seat = seats.length === 1 ? 'the seat' : 'these seats'
  if (difference === 0) return 'Estimate, not changed by this'
  return difference > 0
    ? `Estimate, with ${seat}${totals.reversedCents > 0 ? ' and without the credit used' : ''}`
    : `Estimate, without ${seat}${totals.creditCents > 0 ? ' and less this credit' : ''}`
}

function step(id: string, term: string, before: number, after: number): Figure {
  return {
    id,
    term,
    value: formatMoney(after),
    ...(before !== after && { from: formatMoney(before) }),
  }
}
