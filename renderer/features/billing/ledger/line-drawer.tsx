import type { LedgerLine } from '../../../../shared/model/billing.ts'
import { ledgerKindNames } from '../../../../shared/rules/ledger-kinds.ts'
import { useRead } from '../../../bridge/use-operation.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Drawer } from '../../../components/drawer.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { FigureList } from '../../../components/figure-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SkeletonRows } from '../../../components/skeleton-rows.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { formatDateTime, formatLocalDate } from '../../../format.ts'
import { hashOf } from '../../../stores/location.ts'
import { hashOfBilling, hashOfInvoice } from '../billing-view.ts'
import styles from './ledger.module.css'
import { lineSubject } from './ledger-columns.tsx'
import { reasonOf } from './line-reason.ts'
import { LineSum, lineFigures } from './line-sum.tsx'

/** Why one line of the ledger is what it is. */
export function LineDrawer({
  lineNumber,
  onClose,
  onFilterUser,
}: {
  lineNumber: number | undefined
  onClose(): void
  onFilterUser(userId: string): void
}) {
  const isOpen = lineNumber !== undefined
  const read = useRead('ledger.read', { lineNumber: lineNumber ?? 1 }, { enabled: isOpen, keep: true })
  const line = isOpen ? read.data : undefined
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={line ? ledgerKindNames[line.kind] : 'Line of the ledger'}
      subtitle={line && [lineSubject(line), formatLocalDate(line.on)].filter(Boolean).join(' · ')}
    >
      {line ? (
        <Line line={line} onFilterUser={onFilterUser} />
      ) : read.error ? (
        <ErrorState
          title="This line could not be read"
          why={read.error.message}
          onRetry={() => void read.refetch()}
          retrying={read.isFetching}
        />
      ) : (
        isOpen && <SkeletonRows label="Reading the line" rows={8} columns={1} />
      )}
    </Drawer>
  )
}

function Line({ line, onFilterUser }: { line: LedgerLine; onFilterUser(userId: string): void }) {
  const { account } = useSignedIn()
  const { cause, userId, userName, invoiceId, invoiceNumber } = line
  return (
    <>
      <FigureList label="Amounts" figures={lineFigures(line)} />
      <Panel title="Why">
        <div className={styles.cause}>
          <p>{cause ? cause.sentence : reasonOf(line)}</p>
          <p className={styles.soft}>{formatDateTime(cause?.at ?? line.at, account.timeZone)}</p>
        </div>
        {cause && <p className={styles.soft}>{reasonOf(line)}</p>}
      </Panel>
      <LineSum line={line} />
      <Panel title="Goes on at">
        <div className={styles.links}>
          {invoiceId !== null && (
            <TextLink href={hashOfInvoice(invoiceId)}>{`Invoice ${invoiceNumber ?? ''}`}</TextLink>
          )}
          {userId !== null && (
            <>
              <TextLink href={hashOf('/users', { tab: 'current', user: userId })}>
                {`Details of ${userName}`}
              </TextLink>
              <TextLink onClick={() => onFilterUser(userId)}>{`All lines of ${userName}`}</TextLink>
            </>
          )}
          {invoiceId === null && (
            <p className={styles.soft}>
              {line.amountCents > 0 ? (
                `Line ${line.lineNumber} is not on an invoice yet.`
              ) : (
                <>
                  The invoices that follow use it:{' '}
                  <TextLink href={hashOfBilling({ tab: 'ledger', kind: ['credit-used'] })}>
                    credit used
                  </TextLink>
                </>
              )}
            </p>
          )}
        </div>
      </Panel>
    </>
  )
}
