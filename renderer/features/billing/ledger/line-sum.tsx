import type { LedgerLine } from '../../../../shared/model/billing.ts'
import type { Figure } from '../../../components/figure-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { daySum } from '../../../day-sum.ts'
import { formatChange, formatLocalDay, formatMoney, formatNumber } from '../../../format.ts'
import { planName } from '../billing-words.ts'
import styles from './ledger.module.css'

/** The amount of a line, what was billed before and after it, and where it went. */
export function lineFigures(line: LedgerLine): Figure[] {
  const { amountCents, billedBeforeCents, billedAfterCents, reversedCents, creditBalanceCents } = line
  return [
    ...(line.cycle
      ? [
          { id: 'before', term: 'Billed for this cycle before', value: formatMoney(billedBeforeCents) },
          { id: 'after', term: 'Billed for this cycle after', value: formatMoney(billedAfterCents) },
        ]
      : []),
    {
      id: 'line',
      term: amountCents < 0 ? amountWords(line) : 'Charge',
      value: formatChange(amountCents),
      strong: true,
    },
    ...(reversedCents > 0
      ? [{ id: 'reversed', term: 'Paid with its own unused credit', value: formatMoney(reversedCents) }]
      : []),
    { id: 'balance', term: 'Credit balance after it', value: formatMoney(creditBalanceCents) },
  ]
}

function amountWords({ kind }: LedgerLine): string {
  if (kind === 'payment') return 'Payment'
  return kind === 'credit-used' ? 'Credit used' : 'Credit'
}

/** The days of the cycle as they are priced, and the sum that a person can compute by hand. */
export function LineSum({ line }: { line: LedgerLine }) {
  const { cycle, spans, billedBeforeCents, billedAfterCents, amountCents } = line
  if (!cycle || spans.length === 0) return null
  const sum = daySum({ spans, cycleDays: cycle.days, billedCents: billedAfterCents })
  return (
    <Panel title="The sum, by hand">
      <div className={styles.sum}>
        <p className={styles.soft}>
          {`${planName(cycle)}: ${formatMoney(cycle.seatPriceCents)} for a cycle of ${formatNumber(cycle.days)} days`}
        </p>
        <table className={styles.spans}>
          <thead>
            <tr>
              <th scope="col">Days</th>
              <th scope="col">Count</th>
              <th scope="col">At the price of</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ from, to, days, priceCents }) => (
              <tr key={from}>
                <th scope="row">
                  {from === to ? formatLocalDay(from) : `${formatLocalDay(from)} to ${formatLocalDay(to)}`}
                </th>
                <td>{formatNumber(days)}</td>
                <td>{formatMoney(priceCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{`${sum}.`}</p>
        <p>
          {`${formatMoney(billedAfterCents)} − ${formatMoney(billedBeforeCents)} billed before = ${formatMoney(amountCents)}.`}
        </p>
        <p className={styles.soft}>
          Each sum is rounded once, to the nearest cent; an exact half in your favor.
        </p>
      </div>
    </Panel>
  )
}
