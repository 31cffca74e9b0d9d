import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WriteScope } from '../../scope.ts'
import { recordActivity } from '../activity/record.ts'
import { requireInvoice } from '../billing/invoice-rows.ts'
import { mailInvoice } from './announce-invoice.ts'

/** Sends an invoice again, to where bills go now. */
export async function sendInvoice(
  { tx, actor, now }: WriteScope,
  { invoiceId }: Parsed<'invoices.send'>,
): Promise<Output<'invoices.send'>> {
  const { accountId } = actor
  const { invoice } = await requireInvoice(tx, accountId, invoiceId)
  const sentTo = await mailInvoice(tx, { accountId, invoiceId, now })
  if (sentTo === '') throw new AppError('unexpected')
  await recordActivity(tx, accountId, now, {
    kind: 'invoice.sent',
    actor,
    subject: { id: null, name: `invoice ${invoice.number}` },
    facts: { invoiceId, sentTo },
  })
  return { sentTo }
}
