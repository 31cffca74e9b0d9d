import type { AppError } from '../../../../shared/errors.ts'
import type { QuoteInHand } from '../../../bridge/use-quote.ts'
import { Banner } from '../../../components/banner.tsx'
import { formatLocalDate, formatMoney } from '../../../format.ts'

/** What came in between while the dialog was open: other amounts, a refusal, or no answer at all. */
export function PlanNotes({
  money,
  refusal,
  isUnknown,
}: {
  money: QuoteInHand
  refusal: AppError | null
  isUnknown: boolean
}) {
  if (isUnknown)
    return (
      <Banner tone="warning">
        The server has not answered, so we do not know yet whether the plan was changed. Check status asks
        again for the same press: it is booked once at most.
      </Banner>
    )
  const change = changeSentence(money)
  const isOutdated = refusal?.code.startsWith('quote.')
  return (
    <>
      {change && <Banner tone="warning">{change}</Banner>}
      {isOutdated && !change && !money.reading && (
        <Banner tone="info">
          The amounts were computed again and are the same. Nothing was booked: please confirm once more.
        </Banner>
      )}
      {refusal && !isOutdated && <Banner tone="danger">{refusal.message}</Banner>}
      {money.error && money.quote && <Banner tone="danger">{money.error.message}</Banner>}
    </>
  )
}

function changeSentence({ quote, before, changed }: QuoteInHand): string | undefined {
  if (!quote || !before || changed.length === 0) return undefined
  const reasons = new Set(changed.map(({ reason }) => reason))
  const cause = reasons.has('cycle')
    ? 'A new billing cycle has begun.'
    : reasons.has('day')
      ? `It is ${formatLocalDate(quote.localDate)} now.`
      : 'Something that the amounts depend on was changed meanwhile.'
  const [was, is] = [before.totals.dueNowCents, quote.totals.dueNowCents]
  const due =
    was === is
      ? `Due now is still ${formatMoney(is)}; other figures changed.`
      : `Due now was ${formatMoney(was)} and is ${formatMoney(is)}.`
  return `${cause} ${due} Nothing is booked until you confirm it.`
}
