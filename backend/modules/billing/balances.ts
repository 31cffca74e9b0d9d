import { desc, eq } from 'drizzle-orm'
import type { Cents } from '../../../shared/billing/money.ts'
import type { Queryable } from '../../database/open.ts'
import { ledgerLines } from '../../database/tables/index.ts'

/** Where an account's ledger stands: its newest line, and the credit balance after it. */
export interface LedgerEnd {
  lineNumber: number
  creditBalanceCents: Cents
}

/** The account's unused credit. */
export async function creditBalance(db: Queryable, accountId: string): Promise<Cents> {
  return (await readLedgerEnd(db, accountId)).creditBalanceCents
}

/** The end of the ledger; line 0 where nothing was booked yet. */
export async function readLedgerEnd(db: Queryable, accountId: string): Promise<LedgerEnd> {
  const [newest] = await db
    .select({ lineNumber: ledgerLines.lineNumber, creditBalanceCents: ledgerLines.creditBalanceCents })
    .from(ledgerLines)
    .where(eq(ledgerLines.accountId, accountId))
    .orderBy(desc(ledgerLines.lineNumber))
    .limit(1)
  return newest ?? { lineNumber: 0, creditBalanceCents: 0 }
}
