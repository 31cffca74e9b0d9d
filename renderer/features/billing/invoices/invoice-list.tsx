import { useMemo } from 'react'
import type { InvoiceRow } from '../../../../shared/model/billing.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { DataGrid } from '../../../components/data-grid.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import type { GridColumn } from '../../../components/grid-types.ts'
import { IconBilling } from '../../../components/icons.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { useIsWindowWide } from '../../../components/use-window-width.ts'
import { formatLocalDate, formatMoney } from '../../../format.ts'
import { goTo } from '../../../stores/location.ts'
import { hashOfInvoice } from '../billing-view.ts'
import { invoiceStanding, periodOf } from './invoice-words.ts'
import styles from './invoices.module.css'
import { useInvoices } from './use-invoices.ts'

const DATE_FROM = 1100
const CREDIT_FROM = 1200
const KIND_FROM = 1300

/** Every invoice with what it comes to and whether it is paid. */
export function InvoiceList() {
  const { account } = useSignedIn()
  const invoices = useInvoices()
  const billing = useRead('billing.read', {})
  const hasDate = useIsWindowWide(DATE_FROM)
  const hasCredit = useIsWindowWide(CREDIT_FROM)
  const hasKind = useIsWindowWide(KIND_FROM)
  const today = billing.data?.today ?? ''
  const columns = useMemo(
    () => invoiceColumns({ today, timeZone: account.timeZone, hasDate, hasCredit, hasKind }),
    [today, account.timeZone, hasDate, hasCredit, hasKind],
  )
  if (invoices.error && invoices.total === undefined)
    return (
      <ErrorState
        title="The invoices could not be read"
        why={invoices.error.message}
        safe="Nothing was booked or changed."
        onRetry={invoices.retry}
        details={invoices.error.requestId}
      />
    )
  return (
    <div className={styles.list}>
      <DataGrid
        label="Invoices"
        columns={columns}
        source={invoices.source}
        rowId={(invoice) => invoice.invoiceId}
        rowLabel={(invoice) => `Invoice ${invoice.number}`}
        onOpen={(invoice) => goTo(hashOfInvoice(invoice.invoiceId))}
        loading={invoices.total === undefined}
        empty={
          <EmptyState
            icon={<IconBilling size={20} />}
            title="No invoices yet"
            text="The first one is made when the first paid cycle begins."
          />
        }
      />
    </div>
  )
}

/** Columns give way where there is no room for them; the invoice itself tells the same. */
function invoiceColumns(of: {
  today: string
  timeZone: string
  hasDate: boolean
  hasCredit: boolean
  hasKind: boolean
}): GridColumn<InvoiceRow>[] {
  const columns: (GridColumn<InvoiceRow> | false)[] = [
    {
      id: 'number',
      title: 'Invoice',
      width: 74,
      rowHeader: true,
      cell: ({ invoiceId, number }) => <TextLink href={hashOfInvoice(invoiceId)}>{number}</TextLink>,
    },
    of.hasDate && {
      id: 'issued',
      title: 'Date',
      width: 112,
      cell: ({ issuedOn }) => formatLocalDate(issuedOn),
    },
    { id: 'period', title: 'Period', width: 205, grow: 1, cell: periodOf },
    of.hasKind && {
      id: 'kind',
      title: 'For',
      width: 90,
      cell: ({ kind }) => (kind === 'cycle' ? 'Cycle' : 'Change'),
    },
    {
      id: 'total',
      title: 'Total',
      width: 130,
      align: 'end',
      cell: ({ totalCents }) => formatMoney(totalCents),
    },
    of.hasCredit && {
      id: 'credit',
      title: 'Credit used',
      width: 120,
      align: 'end',
      cell: ({ creditUsedCents }) => formatMoney(-creditUsedCents),
    },
    { id: 'due', title: 'Due', width: 130, align: 'end', cell: ({ dueCents }) => formatMoney(dueCents) },
    {
      id: 'state',
      title: 'State',
      width: 174,
      cell: (invoice) => {
        const { tone, words } = invoiceStanding(invoice, of)
        return <StatusDot tone={tone}>{words}</StatusDot>
      },
    },
  ]
  return columns.filter((column) => column !== false)
}
