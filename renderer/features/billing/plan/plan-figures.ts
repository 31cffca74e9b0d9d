import type { Quote, QuotedPlan } from '../../../../shared/model/quote.ts'
import type { Figure } from '../../../components/figure-list.tsx'
import { formatCount, formatLocalDate, formatMoney } from '../../../format.ts'
import { planName } from '../billing-words.ts'

/** The bill of a change of plan, figure by figure; those that differ from `before` say what they were. */
export function planFigures(quote: Quote, before?: Quote): Figure[] {
  const figures = figuresOf(quote)
  if (!before) return figures
  const first = new Map(figuresOf(before).map(({ id, value }) => [id, value]))
  return figures.map((figure) => {
    const was = first.get(figure.id) ?? formatMoney(0)
    return was === figure.value ? figure : { ...figure, was }
  })
}

/** The words of the confirming button: they carry what is due, or the day from which the plan holds. */
export function confirmWords(quote: Quote | undefined): string {
  if (!quote?.plan) return 'Change plan'
  if (!quote.plan.isImmediate) return `Change plan on ${formatLocalDate(quote.plan.effectiveOn)}`
  const { dueNowCents } = quote.totals
  return dueNowCents > 0 ? `Change plan and pay ${formatMoney(dueNowCents)}` : 'Change plan'
}

function figuresOf(quote: Quote): Figure[] {
  if (!quote.plan) return []
  const { nextInvoice } = quote
  return [
    ...(quote.plan.isImmediate ? immediateFigures(quote, quote.plan) : []),
    {
      id: 'invoice',
      term: `Next invoice, ${formatLocalDate(nextInvoice.on)}`,
      note: 'Estimate',
      value: formatMoney(nextInvoice.afterCents),
      ...(!quote.plan.isImmediate &&
        nextInvoice.beforeCents !== nextInvoice.afterCents && { from: formatMoney(nextInvoice.beforeCents) }),
    },
  ]
}

/**
 * What an upgrade comes to. Credit used and charges settled follow from the balances of the quote:
 * new cycle + charges - credit used = due now; balance before + credit of the old cycle - used = balance after.
 */
function immediateFigures({ totals, cycle }: Quote, plan: QuotedPlan): Figure[] {
  const { creditBalanceBeforeCents: before, creditBalanceAfterCents: after, dueNowCents } = totals
  const usedCents = before + plan.oldCycleCreditCents - after
  const waitingCents = dueNowCents + usedCents - plan.newCycleCents
  return [
    {
      id: 'new',
      term: `${planName(plan.to)}, a new cycle from ${formatLocalDate(plan.effectiveOn)}`,
      note: `${formatCount(plan.seats, 'paid seat')} × ${formatMoney(plan.to.seatPriceCents)}`,
      value: formatMoney(plan.newCycleCents),
    },
    ...(waitingCents > 0
      ? [
          {
            id: 'waiting',
            term: 'Charges since the last invoice',
            note: 'They would have come with the next one',
            value: formatMoney(waitingCents),
          },
        ]
      : []),
    {
      id: 'old',
      term: `Credit for what is left of ${planName(plan.from)}`,
      note: `Days from ${formatLocalDate(plan.effectiveOn)} on, of the cycle that would have ended before ${formatLocalDate(cycle.endOn)}`,
      value: formatMoney(-plan.oldCycleCreditCents),
    },
    ...(before > 0
      ? [
          {
            id: 'balance',
            term: 'Credit balance there is',
            value: formatMoney(-before),
          },
        ]
      : []),
    ...(after > 0
      ? [
          {
            id: 'kept',
            term: 'Credit kept for the next invoice',
            note: 'Nothing is paid out',
            value: formatMoney(after),
          },
        ]
      : []),
    { id: 'due', term: 'Due now', value: formatMoney(dueNowCents), strong: true },
  ]
}
