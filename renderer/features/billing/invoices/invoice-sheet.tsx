import type { Invoice } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { Paper, PaperTable, PaperTop } from '../../../components/paper.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatCount, formatLocalDate, formatMoney, formatNumber } from '../../../format.ts'
import { hashOfBilling } from '../billing-view.ts'
import { planName } from '../billing-words.ts'
import { groupWords, periodOf } from './invoice-words.ts'
import styles from './sheet.module.css'
import type { useInvoiceLines } from './use-invoice-lines.ts'

type Lines = ReturnType<typeof useInvoiceLines>

/** The invoice as a sheet of paper. */
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
    <Paper
      label={`Invoice ${invoice.number}`}
      running={`Roster · Invoice ${invoice.number} · ${billTo.firmName}`}
    >
      <PaperTop facts={facts}>
        <address className={styles.billTo}>
          <span className={styles.soft}>Bill to</span>
          <strong>{billTo.firmName}</strong>
          {billTo.contactName !== '' && <span>{billTo.contactName}</span>}
          {billTo.address !== '' && <span className={styles.lines}>{billTo.address}</span>}
          {billTo.contactEmail !== '' && <span>{billTo.contactEmail}</span>}
        </address>
      </PaperTop>
      <Groups invoice={invoice} />
      <InvoiceLines invoice={invoice} lines={lines} />
    </Paper>
  )
}

function Groups({ invoice }: { invoice: Invoice }) {
  const { groups, totalCents, creditUsedCents, dueCents } = invoice
  return (
    <PaperTable
      caption="What is billed"
      columns={[{ title: 'For' }, { title: 'Seats' }, { title: 'Each' }, { title: 'Amount' }]}
    >
      <tbody>
        {groups.map(({ kind, seats, unitCents, amountCents }) => (
          <tr data-line key={`${kind} ${unitCents}`}>
            <th scope="row" data-first>
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
          <th scope="row" colSpan={3} data-first>
            Total
          </th>
          <td>{formatMoney(totalCents)}</td>
        </tr>
        <tr data-soft>
          <th scope="row" colSpan={3} data-first>
            Credit used
          </th>
          <td>{formatMoney(-creditUsedCents)}</td>
        </tr>
        <tr data-strong>
          <th scope="row" colSpan={3} data-first>
            {dueCents === 0 ? 'Nothing to pay' : `To pay by ${formatLocalDate(invoice.dueOn)}`}
          </th>
          <td>{formatMoney(dueCents)}</td>
        </tr>
      </tfoot>
    </PaperTable>
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
      <PaperTable
        caption={`${formatCount(invoice.lineCount, 'line')}, seat by seat`}
        columns={[
          { title: 'User' },
          { title: 'For', words: true },
          { title: 'From' },
          { title: 'Days' },
          { title: 'Amount' },
        ]}
      >
        <tbody>
          {lines.lines.map(({ lineNumber, kind, userName, on, days, cycleDays, amountCents }) => (
            <tr data-line key={lineNumber}>
              <th scope="row" data-first>
                {userName}
              </th>
              <td data-words>
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
      </PaperTable>
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
