import type { Quote } from '../../../../shared/model/quote.ts'
import type { QuoteInHand } from '../../../bridge/use-quote.ts'
import { Banner } from '../../../components/banner.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { FigureList } from '../../../components/figure-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import styles from './dialogs.module.css'
import { moneyFigures } from './money-figures.ts'
import { chargeRemark, noMoneySentence, sumSentences } from './money-words.ts'

/** The status of acts that are not possible as things stand: asking again would not help. */
const CANNOT_BE_DONE = 409

/** What an act costs or credits: the figures, the sum by hand, and where it goes. */
export function MoneyBlock({ money }: { money: QuoteInHand }) {
  const { quote, before, error } = money
  return (
    <Panel title="Money" tone="boxed">
      {quote ? (
        <Money quote={quote} before={before} />
      ) : error?.status === CANNOT_BE_DONE ? (
        <Banner tone="warning">{error.message}</Banner>
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

function Money({ quote, before }: { quote: Quote; before: Quote | undefined }) {
  const [seat] = quote.seats
  const single = quote.seats.length === 1 ? seat : undefined
  const { creditCents, chargeCents } = quote.totals
  return (
    <>
      {single && single.lineCents === 0 && <p>{noMoneySentence(quote, single)}</p>}
      {!single && creditCents === 0 && chargeCents === 0 && (
        <p>Nothing is credited and nothing is due: no paid seat changes.</p>
      )}
      <FigureList label="Amounts" figures={moneyFigures(quote, before)} />
      {single && single.lineCents !== 0 && (
        <div className={styles.sum}>
          <h4 className={styles.sideTitle}>The sum, by hand</h4>
          {sumSentences(quote, single).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {creditCents > 0 && (
        <p className={styles.small}>
          No refund is paid out. What an invoice does not need is kept for the ones after it.
        </p>
      )}
      {chargeCents > 0 && <p className={styles.small}>{chargeRemark(quote)}</p>}
    </>
  )
}
