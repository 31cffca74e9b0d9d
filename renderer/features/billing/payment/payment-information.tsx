import { useEffect, useState } from 'react'
import type { Payment } from '../../../../shared/model/billing.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import styles from './payment.module.css'
import { PaymentForm } from './payment-form.tsx'

/** Where bills go and how they are paid. */
export function PaymentInformation() {
  const payment = useRead('payment.read', {})
  if (payment.error && !payment.data)
    return (
      <ErrorState
        title="The payment information could not be read"
        why={payment.error.message}
        safe="Nothing was changed."
        onRetry={() => void payment.refetch()}
        retrying={payment.isFetching}
      />
    )
  if (!payment.data) return <SkeletonRows label="Reading the payment information" rows={7} columns={1} />
  return (
    <div className={styles.panel} data-notices="end">
      <Form current={payment.data} />
    </div>
  )
}

/** Fields start from what was read once: a change by somebody else never moves what is being typed. */
function Form({ current }: { current: Payment }) {
  const [base, setBase] = useState(current)
  const [isDirty, setIsDirty] = useState(false)
  const isOlder = base.version !== current.version
  useEffect(() => {
    if (!isDirty) setBase(current)
  }, [isDirty, current])
  return (
    <PaymentForm
      key={base.version}
      base={base}
      current={current}
      isOutdated={isOlder && isDirty}
      onDirty={setIsDirty}
      onSaved={(saved) => {
        setIsDirty(false)
        setBase(saved)
      }}
      onShowCurrent={() => {
        setIsDirty(false)
        setBase(current)
      }}
    />
  )
}
