import { eq } from 'drizzle-orm'
import { localDate } from '../../../shared/billing/index.ts'
import type { DateFormat } from '../../../shared/model/account.ts'
import type { HandOverReceipt, ReceiptItem, WorkKind } from '../../../shared/model/hand-over.ts'
import { writeDate } from '../../../shared/rules/dates.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts } from '../../database/tables/index.ts'
import { fileName } from '../../file-name.ts'

/** How an account writes, for its files. */
export interface Office {
  firmName: string
  timeZone: string
  dateFormat: DateFormat
}

/** What each kind of work is called in files. */
export const kindNames: Record<WorkKind, string> = {
  task: 'Task',
  review: 'Review',
  case: 'Case',
  invitation: 'Invitation',
}

/** How the account of a receipt writes. */
export async function readOffice(db: Queryable, accountId: string): Promise<Office> {
  const [office] = await db
    .select({ firmName: accounts.firmName, timeZone: accounts.timeZone, dateFormat: accounts.dateFormat })
    .from(accounts)
    .where(eq(accounts.accountId, accountId))
  return office ?? { firmName: '', timeZone: 'UTC', dateFormat: 'spelled' }
}

/** The name of a receipt's file: "Hand-over of Ana Ruiz - Nov 24, 2026.pdf". */
export function receiptFileName(receipt: HandOverReceipt, office: Office, extension: 'csv' | 'pdf'): string {
  const day = localDate(receipt.doneAt, office.timeZone)
  return fileName(`Hand-over of ${receipt.fromName} - ${day}`, extension)
}

/** An instant as the office writes it: "Nov 24, 2026, 10:15 AM EST". */
export function sayMoment(instant: string, { timeZone, dateFormat }: Office): string {
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'long', timeZone }).format(new Date(instant))
  return `${writeDate(localDate(instant, timeZone), dateFormat)}, ${time}`
}

/** What became of a line: "Handed over", "Went back", or why it stayed. */
export function sayOutcome({ returned, keptReason }: ReceiptItem): string {
  if (returned === null) return 'Handed over'
  return returned ? 'Went back' : `Stayed: ${keptReason?.message ?? ''}`
}

/** What a line is about: "Case 2026-118, Stone v. Harbour"; nothing for an invitation. */
export function sayCase({ caseNumber, caseName }: ReceiptItem): string {
  return caseNumber === null ? '' : `${caseNumber}, ${caseName ?? ''}`
}
