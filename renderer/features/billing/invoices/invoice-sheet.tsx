import type { Invoice } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatLocalDate, formatMoney, formatNumber } from '../../../format.ts'
import { hashOfBilling } from '../billing-view.ts'
import { planName } from '../billing-words.ts'
import { groupWords, periodOf } from './invoice-words.ts'
import styles from './sheet.module.css'
import type { useInvoiceLines } from './use-invoice-lines.ts'

type Lines = ReturnType<typeof useInvoiceLines>

/** The invoice as a sheet of paper: on screen, and printed on A4 with its head on every page. */
export function InvoiceSheet({ invoice, lines }: { invoice: Invoice; lines: Lines }) {
  const { billTo } = invoice
  const facts: [string, string][] = [
    ['Invoice', String(invoice.number)],
    ['Date', formatLocalDate(invoice.issuedOn)],
    ['Due', formatLocalDate(invoice.dueOn)],
    ['Period', periodOf(invoice)],
    ['Plan', `${planName(invoice)}, ${formatMoney(invoice.seatPriceCents)} a seat`],
    ['Purchase order', billTo.purchaseOrder],
    ['Tax id', billTo.taxId],
  ]
  return (
    <article className={styles.sheet} aria-label={`Invoice ${invoice.number}`}>
      <table role="presentation" className={styles.paper}>
        <thead>
          <tr>
            <td className={styles.running}>{`Roster · Invoice ${invoice.number} · ${billTo.firmName}`}</td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className={styles.inside}>
              <div className={styles.top}>
                <address className={styles.billTo}>
                  <span className={styles.soft}>Bill to</span>
                  <strong>{billTo.firmName}</strong>
                  {billTo.contactName !== '' && <span>{billTo.contactName}</span>}
                  {billTo.address !== '' && <span className={styles.lines}>{billTo.address}</span>}
                  {billTo.contactEmail !== '' && <span>{billTo.contactEmail}</span>}
                </address>
                <dl className={styles.facts}>
                  {facts
                    .filter(([, value]) => value !== '')
                    .map(([term, value]) => (
                      <div key={term}>
                        <dt>{term}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                </dl>
              </div>
              <Groups invoice={invoice} />
              <InvoiceLines invoice={invoice} lines={lines} />
            </td>
          </tr>
        </tbody>
      </table>
    </article>
  )
}

function Groups({ invoice }: { invoice: Invoice }) {
  const { groups, totalCents, creditUsedCents, dueCents } = invoice
  return (
    <table className={styles.bill}>
      <caption className={styles.caption}>What is billed</caption>
      <thead>
        <tr className={styles.heads}>
          <th scope="col" className={styles.first}>
            For
          </th>
          <th scope="col">Seats</th>
          <th scope="col">Each</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ kind, seats, unitCents, amountCents }) => (
          <tr className={styles.line} key={`${kind} ${unitCents}`}>
            <th scope="row" className={styles.first}>
              {groupWords[kind]}
            </th>
            <td>{formatNumber(seats)}</td>
            <td>{unitCents === null ? 'different' : formatMoney(unitCents)}</td>
            <td>{formatMoney(amountCents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3} className={styles.first}>
            Total
          </th>
          <td>{formatMoney(totalCents)}</td>
        </tr>
        <tr className={styles.credit}>
          <th scope="row" colSpan={3} className={styles.first}>
            Credit used
          </th>
          <td>{formatMoney(-creditUsedCents)}</td>
        </tr>
        <tr className={styles.due}>
          <th scope="row" colSpan={3} className={styles.first}>
            {dueCents === 0 ? 'Nothing to pay' : `To pay by ${formatLocalDate(invoice.dueOn)}`}
          </th>
          <td>{formatMoney(dueCents)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function InvoiceLines({ invoice, lines }: { invoice: Invoice; lines: Lines }) {
  if (invoice.lineCount === 0) return null
  if (!lines.isShown)
    return (
      <p className={styles.remark}>
        {`The ${formatCount(invoice.lineCount, 'line')} of this invoice are in its CSV file.`}
      </p>
    )
  return (
    <>
      <table className={styles.bill}>
        <caption className={styles.caption}>{formatCount(invoice.lineCount, 'line')}, seat by seat</caption>
        <thead>
          <tr className={styles.heads}>
            <th scope="col" className={styles.first}>
              User
            </th>
            <th scope="col" className={styles.words}>
              For
            </th>
            <th scope="col">From</th>
            <th scope="col">Days</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {lines.lines.map(({ lineNumber, kind, userName, on, days, cycleDays, amountCents }) => (
            <tr className={styles.line} key={lineNumber}>
              <th scope="row" className={styles.first}>
                {userName}
              </th>
              <td className={styles.words}>
                <TextLink href={hashOfBilling({ tab: 'ledger', line: lineNumber })}>
                  {ledgerKindNames[kind]}
                </TextLink>
              </td>
              <td>{formatLocalDate(on)}</td>
              <td>{`${formatNumber(days)} of ${formatNumber(cycleDays)}`}</td>
              <td>{formatMoney(amountCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!lines.isComplete &&
        (lines.error ? (
          <p className={styles.remark}>
            {`${lines.error.message} `}
            <TextLink onClick={lines.retry}>Try again</TextLink>
          </p>
        ) : (
          <p className={styles.remark} role="status">
            Reading the lines
          </p>
        ))}
    </>
  )
}
