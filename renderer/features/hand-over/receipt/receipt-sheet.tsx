import type { HandOverReceipt, ReceiptItem } from '../../../../shared/model/hand-over.ts'
import { useSignedIn } from '../../../bridge/use-session.ts'
import { Paper, PaperTable, PaperTop } from '../../../components/paper.tsx'
import { formatDateTime, formatLocalDate, formatNumber } from '../../../format.ts'
import { kindNames, pieces } from '../words.ts'
import { isLong, MOST_LINES } from './long-receipt.ts'
import styles from './receipt.module.css'

/** The receipt as a sheet of paper, receiver by receiver. */
export function ReceiptSheet({ receipt }: { receipt: HandOverReceipt }) {
  const { account } = useSignedIn()
  const { fromName, doneByName, doneAt, items, reversedAt, reversedByName } = receipt
  const receivers = byReceiver(items.slice(0, MOST_LINES))
  const facts: [string, string][] = [
    ['Handed over by', doneByName],
    ['On', formatDateTime(doneAt, account.timeZone)],
    ['Pieces of work', formatNumber(items.length)],
    ['Receivers', formatNumber(receipt.receivers)],
    ['Reversed by', reversedByName ?? ''],
    ['Reversed on', reversedAt === null ? '' : formatDateTime(reversedAt, account.timeZone)],
  ]
  return (
    <Paper
      label={`Hand-over from ${fromName}`}
      running={`Roster · Hand-over from ${fromName} · ${account.firmName}`}
    >
      <PaperTop facts={facts}>
        <div className={styles.from}>
          <span className={styles.soft}>Work of</span>
          <strong>{fromName}</strong>
          <span>{account.firmName}</span>
        </div>
      </PaperTop>
      <PaperTable
        caption="Who received what"
        columns={[{ title: 'Work' }, { title: 'Kind', words: true }, { title: 'Due' }]}
      >
        {receivers.map(({ receiverId, receiverName, lines }) => (
          <tbody key={receiverId}>
            <tr data-strong>
              <th scope="rowgroup" colSpan={3} data-first>
                {`To ${receiverName}, ${pieces(lines.length)}`}
              </th>
            </tr>
            {lines.map((line) => (
              <Line key={`${line.kind}/${line.itemId}`} line={line} isReversed={reversedAt !== null} />
            ))}
          </tbody>
        ))}
      </PaperTable>
      {isLong(receipt) && (
        <p className={styles.remark}>
          {`The first ${formatNumber(MOST_LINES)} of ${formatNumber(items.length)} lines are shown. The PDF and the CSV file have all of them.`}
        </p>
      )}
    </Paper>
  )
}

function Line({ line, isReversed }: { line: ReceiptItem; isReversed: boolean }) {
  const remark = isReversed ? reversalWords(line) : line.obstacle?.message
  return (
    <tr data-line data-soft={(isReversed && line.returned) || undefined}>
      <th scope="row" data-first>
        {line.title}
        {line.caseNumber !== null && (
          <span className={styles.remarkOfLine}>{`${line.caseNumber} ${line.caseName ?? ''}`}</span>
        )}
        {remark !== undefined && <span className={styles.reason}>{remark}</span>}
      </th>
      <td data-words>{kindNames[line.kind]}</td>
      <td>{line.dueOn === null ? '' : formatLocalDate(line.dueOn)}</td>
    </tr>
  )
}

function reversalWords({ returned, keptReason }: ReceiptItem): string {
  return returned ? 'Went back.' : `Stayed with its receiver. ${keptReason?.message ?? ''}`.trimEnd()
}

function byReceiver(items: readonly ReceiptItem[]) {
  const receivers = new Map<string, { receiverId: string; receiverName: string; lines: ReceiptItem[] }>()
  for (const item of items) {
    const { receiverId, receiverName } = item
    const known = receivers.get(receiverId)
    if (known) known.lines.push(item)
    else receivers.set(receiverId, { receiverId, receiverName, lines: [item] })
  }
  return [...receivers.values()]
}
