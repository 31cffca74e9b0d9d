import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { hashOfBilling } from '../billing-view.ts'
import { InvoiceActs } from './invoice-acts.tsx'
import { InvoiceSheet } from './invoice-sheet.tsx'
import { invoiceStanding } from './invoice-words.ts'
import styles from './invoices.module.css'
import { useInvoiceLines } from './use-invoice-lines.ts'

/** One invoice as it was issued: to read, print, save, send again. */
export function InvoicePage({ invoiceId }: { invoiceId: string }) {
  const { account } = useSignedIn()
  const read = useRead('invoices.read', { invoiceId })
  const billing = useRead('billing.read', {})
  const invoice = read.data
  const lines = useInvoiceLines(invoiceId, invoice?.lineCount ?? 0)
  const standing =
    invoice && invoiceStanding(invoice, { today: billing.data?.today ?? '', timeZone: account.timeZone })

  return (
    <div className={styles.page}>
      <div className={styles.chrome}>
        <div className={styles.back}>
          <TextLink href={hashOfBilling({ tab: 'invoices' })}>All invoices</TextLink>
        </div>
        <PageHeader
          title={invoice ? `Invoice ${invoice.number}` : 'Invoice'}
          subtitle={standing && <StatusDot tone={standing.tone}>{standing.words}</StatusDot>}
          actions={invoice && <InvoiceActs invoice={invoice} isReady={lines.isComplete} />}
        />
        {invoice?.problem != null && (
          <Banner tone="warning">{`The card was not charged. The payment provider said: ${invoice.problem}`}</Banner>
        )}
      </div>
      {invoice ? (
        <InvoiceSheet invoice={invoice} lines={lines} />
      ) : read.error ? (
        <ErrorState
          title="This invoice could not be read"
          why={read.error.message}
          onRetry={read.error.code === 'invoice.not-found' ? undefined : () => void read.refetch()}
          retrying={read.isFetching}
          details={read.error.requestId}
        />
      ) : (
        <SkeletonRows label="Reading the invoice" rows={8} columns={2} />
      )}
    </div>
  )
}
