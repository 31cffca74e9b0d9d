import { PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { goTo, useLocation } from '../../stores/location.ts'
import { type BillingTab, hashOfBilling, invoiceOfPath, useBillingView } from './billing-view.ts'
import { InvoiceList } from './invoices/invoice-list.tsx'
import { InvoicePage } from './invoices/invoice-page.tsx'
import { Ledger } from './ledger/ledger.tsx'
import { Overview } from './overview/overview.tsx'
import { PaymentInformation } from './payment/payment-information.tsx'

const tabs = [
  { value: 'overview', label: 'Overview' },
  { value: 'ledger', label: 'Ledger' },
  { value: 'invoices', label: 'Invoices' },
  { value: 'payment', label: 'Payment information' },
] as const

const panels: Record<BillingTab, () => React.ReactNode> = {
  overview: Overview,
  ledger: Ledger,
  invoices: InvoiceList,
  payment: PaymentInformation,
}

/** What the account costs and why: plan, cycle, ledger, invoices, and how bills are paid. */
export function BillingScreen() {
  const invoiceId = useLocation((location) => invoiceOfPath(location.path))
  const { view } = useBillingView()
  if (invoiceId !== undefined) return <InvoicePage invoiceId={invoiceId} />
  const Panel = panels[view.tab]
  return (
    <>
      <PageHeader title="Billing" />
      <Tabs<BillingTab>
        label="Billing"
        items={tabs}
        value={view.tab}
        onChange={(tab) => goTo(hashOfBilling({ tab }), { replace: true })}
      >
        <Panel />
      </Tabs>
    </>
  )
}
