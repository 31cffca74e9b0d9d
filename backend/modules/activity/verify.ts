import { and, eq, gt } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import { CHAIN_START, hashOf } from './record.ts'

/** Whether an account's history is as it was written; if not, the number of the first event that does not fit. */
export type ChainVerdict = { unbroken: true; events: number } | { unbroken: false; sequence: number }

const READ_AT_ONCE = 1000

/**
 * Recomputes the chain of an account from its first event. A changed event is named itself; a removed one is named by
 * its missing number. Events cut off at the end leave no trace in the chain.
 */
export async function verifyChain(db: Queryable, accountId: string): Promise<ChainVerdict> {
  let expected = 1
  let previousHash = CHAIN_START
  for (;;) {
    const rows = await db
      .select()
      .from(activity)
      .where(and(eq(activity.accountId, accountId), gt(activity.sequence, expected - 1)))
      .orderBy(activity.sequence)
      .limit(READ_AT_ONCE)
    for (const row of rows) {
      const fits = row.sequence === expected && row.previousHash === previousHash && row.hash === hashOf(row)
      if (!fits) return { unbroken: false, sequence: expected }
      previousHash = row.hash
      expected += 1
    }
    if (rows.length < READ_AT_ONCE) return { unbroken: true, events: expected - 1 }
  }
}
