import { useState } from 'react'
import type { HandOverReceipt } from '../../../../shared/model/hand-over.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { ErrorState } from '../../../components/error-state.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { StatusDot } from '../../../components/status-dot.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatDate } from '../../../format.ts'
import { HAND_OVERS_PATH } from '../../../hand-over-address.ts'
import styles from './receipt.module.css'
import { ReceiptActs } from './receipt-acts.tsx'
import { ReceiptSheet } from './receipt-sheet.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'

/** What a hand-over did: to read, print, save, and to reverse while that is possible. */
export function ReceiptPage({ handOverId }: { handOverId: string }) {
  const { account } = useSignedIn()
  const read = useRead('handOvers.read', { handOverId })
  const receipt = read.data
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className={styles.page}>
      <div className={styles.chrome}>
        <div className={styles.back}>
          <TextLink href={`#${HAND_OVERS_PATH}`}>All hand-overs</TextLink>
        </div>
        <PageHeader
          title={receipt ? `Hand-over from ${receipt.fromName}` : 'Hand-over'}
          subtitle={receipt && <Standing receipt={receipt} timeZone={account.timeZone} />}
          actions={receipt && <ReceiptActs receipt={receipt} onReverse={() => setIsAsked(true)} />}
        />
      </div>
      {receipt ? (
        <ReceiptSheet receipt={receipt} />
      ) : read.error ? (
        <ErrorState
          title="This hand-over could not be read"
          why={read.error.message}
          onRetry={read.error.code === 'hand-over.not-found' ? undefined : () => void read.refetch()}
          retrying={read.isFetching}
          details={read.error.requestId}
        />
      ) : (
        <SkeletonRows label="Reading the receipt" rows={8} columns={2} />
      )}
      {receipt && <ReverseDialog opened={isAsked} onClose={() => setIsAsked(false)} receipt={receipt} />}
    </div>
  )
}

function Standing({ receipt, timeZone }: { receipt: HandOverReceipt; timeZone: string }) {
  const { reversedAt, reversedByName, reversibleUntil } = receipt
  if (reversedAt !== null)
    return (
      <StatusDot tone="neutral" hollow>
        {`Reversed by ${reversedByName ?? 'somebody'} on ${formatDate(reversedAt, timeZone)}`}
      </StatusDot>
    )
  return (
    <StatusDot tone="positive">
      {reversibleUntil === null
        ? 'Done'
        : `Done, can be reversed until ${formatDate(reversibleUntil, timeZone)}`}
    </StatusDot>
  )
}
