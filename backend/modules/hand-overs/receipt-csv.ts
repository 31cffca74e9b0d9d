import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { makeCsvFile, writeRows } from '../../csv.ts'
import type { ReadScope } from '../../scope.ts'
import { kindNames, readOffice, receiptFileName, sayOutcome } from './receipt-words.ts'
import { describeHandOver } from './receipts.ts'

const columns = [
  'From',
  'Receiver',
  'Kind',
  'Title',
  'Case number',
  'Case name',
  'Due',
  'Outcome',
  'Handed over at (UTC)',
  'Handed over by',
]

/** A receipt as a CSV file. */
export async function readReceiptCsv(
  { context, db, actor }: ReadScope,
  { handOverId }: Parsed<'handOvers.csv'>,
): Promise<Output<'handOvers.csv'>> {
  const { accountId } = actor
  const receipt = await describeHandOver(db, accountId, handOverId, await context.clock.now(db))
  const { fromName, doneByName, doneAt, items } = receipt
  const rows = items.map((item) => [
    fromName,
    item.receiverName,
    kindNames[item.kind],
    item.title,
    item.caseNumber ?? '',
    item.caseName ?? '',
    item.dueOn ?? '',
    sayOutcome(item),
    doneAt,
    doneByName,
  ])
  const name = receiptFileName(receipt, await readOffice(db, accountId), 'csv')
  return makeCsvFile(name, columns, [writeRows(rows)])
}
