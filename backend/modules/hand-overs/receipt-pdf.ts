import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ReadScope } from '../../scope.ts'
import { drawReceipt } from './draw-receipt.ts'
import { readOffice, receiptFileName } from './receipt-words.ts'
import { describeHandOver } from './receipts.ts'

/** A receipt as a PDF file. */
export async function readReceiptPdf(
  { context, db, actor }: ReadScope,
  { handOverId }: Parsed<'handOvers.pdf'>,
): Promise<Output<'handOvers.pdf'>> {
  const { accountId } = actor
  const receipt = await describeHandOver(db, accountId, handOverId, await context.clock.now(db))
  const office = await readOffice(db, accountId)
  const content = await drawReceipt(receipt, office)
  return {
    name: receiptFileName(receipt, office, 'pdf'),
    mediaType: 'application/pdf',
    content: content.toString('base64'),
  }
}
