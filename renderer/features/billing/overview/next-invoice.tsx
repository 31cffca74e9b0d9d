import type { Billing } from '../../../../shared/model/billing.ts'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatLocalDate, formatMoney } from '../../../format.ts'
import { hashOfBilling } from '../billing-view.ts'
import { planName } from '../billing-words.ts'
import styles from './overview.module.css'

/** The next invoice as it stands, with what it is made of. */
export function NextInvoice({ billing }: { billing: Billing }) {
  const { forecast, cycle } = billing
  const next = billing.scheduled ?? billing
  const joined = hashOfBilling({ tab: 'ledger', kind: ['joined'], from: cycle.startOn })
  return (
    <section className={styles.box} aria-labelledby="next-invoice">
      <h2 id="next-invoice" tabIndex={-1} data-next-invoice className={styles.boxTitle}>
        {`Next invoice, ${formatLocalDate(forecast.on)}`}
        <span className={styles.estimate}>Estimate</span>
      </h2>
      <table className={styles.bill}>
        <caption className={styles.hidden}>Lines of the next invoice as it stands now</caption>
        <tbody>
          <tr className={styles.line}>
            <th scope="row">
              {`${formatCount(forecast.seats, 'paid seat')} × ${formatMoney(forecast.seatPriceCents)}`}
              <span className={styles.small}>{planName(next)}</span>
            </th>
            <td>{formatMoney(forecast.renewalsCents)}</td>
          </tr>
          {forecast.chargeCount > 0 && (
            <tr className={styles.line}>
              <th scope="row">
                <TextLink href={joined}>
                  {`${formatCount(forecast.chargeCount, 'charge')} since the last invoice`}
                </TextLink>
                <span className={styles.small}>Seats that began within this cycle</span>
              </th>
              <td>{formatMoney(forecast.chargesCents)}</td>
            </tr>
          )}
          <tr className={styles.line}>
            <th scope="row">
              Credit used
              <span className={styles.small}>
                {forecast.creditCents > 0
                  ? `Out of a balance of ${formatMoney(billing.creditBalanceCents)}`
                  : 'No credit is waiting'}
              </span>
            </th>
            <td>{formatMoney(-forecast.creditCents)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr className={styles.sum}>
            <th scope="row">Estimated total</th>
            <td>{formatMoney(forecast.totalCents)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.small}>
        {`It moves with every seat that is added or taken away before ${formatLocalDate(forecast.on)}.`}
      </p>
    </section>
  )
}
