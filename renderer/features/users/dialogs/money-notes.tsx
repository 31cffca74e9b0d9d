import { Banner } from '../../../components/banner.tsx'
import { changeSentence } from './money-words.ts'
import type { Confirmation } from './use-confirmation.ts'

/** What came in between: other amounts, a refusal, or no answer at all. */
export function MoneyNotes({
  confirmation: { money, booking },
  showsRefusal,
}: {
  confirmation: Confirmation
  showsRefusal: boolean
}) {
  const { quote, before, changed, error } = money
  const { isUnknown, error: refusal } = booking
  if (isUnknown) {
    return (
      <Banner tone="warning">
        We do not know yet whether this was done: the server has not answered. Check status asks again for the
        same press, so it is done and booked once at most.
      </Banner>
    )
  }
  const change = quote && changeSentence(before, quote, changed)
  const isOutdated = refusal !== null && OUTDATED.has(refusal.code)
  return (
    <>
      {change && <Banner tone="warning">{change}</Banner>}
      {isOutdated && !change && (
        <Banner tone="info">
          The amounts were computed again and are the same. Nothing was booked: please confirm once more.
        </Banner>
      )}
      {refusal && !isOutdated && showsRefusal && <Banner tone="danger">{refusal.message}</Banner>}
      {error && quote && showsRefusal && <Banner tone="danger">{error.message}</Banner>}
    </>
  )
}

const OUTDATED = new Set<string>(['quote.stale', 'quote.expired', 'quote.not-found'])
