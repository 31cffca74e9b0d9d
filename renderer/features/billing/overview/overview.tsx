import type { Billing } from '../../../../shared/model/billing.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { CyclePicture } from './cycle-picture.tsx'
import { KeyFigures } from './key-figures.tsx'
import { NextInvoice } from './next-invoice.tsx'
import styles from './overview.module.css'
import { OverviewRemarks } from './overview-remarks.tsx'
import { SeatsByLevel } from './seats-by-level.tsx'

/** Plan, seats, credit, the cycle and the next invoice. */
export function Overview() {
  const billing = useRead('billing.read', {})
  if (billing.data) return <Figures billing={billing.data} />
  if (billing.error)
    return (
      <ErrorState
        title="Billing could not be read"
        why={billing.error.message}
        safe="Nothing was booked or changed."
        onRetry={() => void billing.refetch()}
        retrying={billing.isFetching}
        details={billing.error.requestId}
      />
    )
  return <SkeletonRows label="Reading the figures" rows={6} columns={4} />
}

function Figures({ billing }: { billing: Billing }) {
  return (
    <div className={styles.overview}>
      <OverviewRemarks billing={billing} />
      <KeyFigures billing={billing} />
      <CyclePicture billing={billing} />
      <div className={styles.columns}>
        <NextInvoice billing={billing} />
        <SeatsByLevel billing={billing} />
      </div>
    </div>
  )
}
