import { AppError } from '../../../../shared/errors.ts'
import type { Billing } from '../../../../shared/model/billing.ts'
import { useAct } from '../../../bridge/use-operation.ts'
import { useMay } from '../../../bridge/use-session.ts'
import { Banner } from '../../../components/banner.tsx'
import { formatLocalDate, formatMoney, formatNumber } from '../../../format.ts'
import { useOfflineReason } from '../../../stores/connection.ts'
import { goTo } from '../../../stores/location.ts'
import { notify } from '../../../stores/notices.ts'
import { hashOfBilling } from '../billing-view.ts'
import { planName, seatPrice } from '../billing-words.ts'

/** What somebody should know before they look at the figures: a plan that waits, invoices that are open. */
export function OverviewRemarks({ billing }: { billing: Billing }) {
  const { scheduled, openInvoices } = billing
  return (
    <>
      {scheduled && <Scheduled billing={billing} scheduled={scheduled} />}
      {openInvoices.count > 0 && (
        <Banner
          tone="info"
          action={{ label: 'Show the invoices', run: () => goTo(hashOfBilling({ tab: 'invoices' })) }}
        >
          {openInvoices.count === 1
            ? `One invoice is open: ${formatMoney(openInvoices.dueCents)}.`
            : `${formatNumber(openInvoices.count)} invoices are open: ${formatMoney(openInvoices.dueCents)} in all.`}
        </Banner>
      )}
    </>
  )
}

function Scheduled({
  billing,
  scheduled,
}: {
  billing: Billing
  scheduled: NonNullable<Billing['scheduled']>
}) {
  const keep = useAct('billing.keepPlan')
  const mayManage = useMay('billing.manage')
  const offline = useOfflineReason()
  const current = planName(billing)
  const keepPlan = async () => {
    if (keep.busy) return
    try {
      await keep.runOrThrow({})
      notify({ tone: 'success', text: `The plan stays ${current}.` })
    } catch (error) {
      notify({ tone: 'failure', text: AppError.from(error).message })
    }
  }
  return (
    <Banner
      tone="info"
      action={
        mayManage && offline === undefined
          ? { label: 'Keep the current plan', run: () => void keepPlan() }
          : undefined
      }
    >
      {`From ${formatLocalDate(scheduled.on)} on the plan is ${planName(scheduled)}, ${seatPrice(scheduled)}. Until then it is ${current}.`}
    </Banner>
  )
}
