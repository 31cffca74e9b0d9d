import type { Quote } from '../../../../shared/model/quote.ts'
import type { QuoteInHand } from '../../../bridge/use-quote.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { FigureList } from '../../../components/figure-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { formatLocalDate } from '../../../format.ts'
import { planName } from '../billing-words.ts'
import { planFigures } from './plan-figures.ts'

/** What a change of plan comes to, and when. */
export function PlanQuote({ money }: { money: QuoteInHand }) {
  const { quote, error } = money
  return (
    <Panel title="What changes" tone="boxed">
      {quote?.plan ? (
        <>
          <p>{effectSentence(quote)}</p>
          <FigureList label="Amounts" figures={planFigures(quote, money.before)} />
        </>
      ) : error ? (
        <ErrorState
          title="The amount could not be computed"
          why={error.message}
          safe="Nothing was changed."
          onRetry={money.renew}
        />
      ) : (
        <SkeletonRows label="Computing the amount" rows={5} columns={2} />
      )}
    </Panel>
  )
}

function effectSentence({ plan, cycle, nextInvoice }: Quote): string {
  if (!plan) return ''
  const to = planName(plan.to)
  if (plan.isImmediate)
    return `${to} begins today. What is left of the current cycle is credited, and a new cycle runs to ${formatLocalDate(nextInvoice.on)}.`
  const why = cycle.seatPriceCents === 0 ? 'The trial stays as long as it is' : 'Nothing changes today'
  return `${to} takes effect on ${formatLocalDate(plan.effectiveOn)}. ${why}, and nothing is booked or due today.`
}
