import { and, eq, gt, sql } from 'drizzle-orm'
import type { Queryable } from '../../database/open.ts'
import { activity } from '../../database/tables/index.ts'
import { CHAIN_START, hashOf } from './record.ts'
import { eventColumns, type StoredEvent } from './stored-event.ts'

/** Whether an account's history is as it was written; if not, the number of the first event that does not fit. */
export type ChainVerdict = { unbroken: true; events: number } | { unbroken: false; sequence: number }

/** How far a part of the chain fits. */
export interface CheckedPart {
  /** The number of the last event that fits. */
  checked: number
  /** What stands where the chain goes on, and does not fit; null where that event is not there. */
  misfit: StoredEvent | null
  /** Undecided while there may be more to look at. */
  state: 'fits' | 'broken' | 'ended'
}

const READ_AT_ONCE = 1000

/**
 * Recomputes the chain of an account from its first event. A changed event is named itself; a removed one is named by
 * its missing number. Events cut off at the end leave no trace in the chain (see `findUnrecorded`).
 */
export async function verifyChain(db: Queryable, accountId: string): Promise<ChainVerdict> {
  const { state, checked } = await checkPart(db, accountId, 0, Number.POSITIVE_INFINITY)
  return state === 'broken' ? { unbroken: false, sequence: checked + 1 } : { unbroken: true, events: checked }
}

/** Recomputes up to `most` events behind a number whose event was found to fit before; it is looked at once more. */
export async function checkPart(
  db: Queryable,
  accountId: string,
  after: number,
  most: number,
): Promise<CheckedPart> {
  let checked = Math.max(0, after - 1)
  let previousHash = after > 0 ? undefined : CHAIN_START
  for (;;) {
    const rows = await db
      .select(eventColumns)
      .from(activity)
      .where(and(eq(activity.accountId, accountId), gt(activity.sequence, checked)))
      .orderBy(activity.sequence)
      .limit(READ_AT_ONCE)
    for (const row of rows) {
      const isNext = row.sequence === checked + 1
      const fits = row.previousHash === (previousHash ?? row.previousHash) && row.hash === hashOf(row)
      if (!isNext || !fits) return { checked, misfit: isNext ? row : null, state: 'broken' }
      previousHash = row.hash
      checked = row.sequence
    }
    if (rows.length < READ_AT_ONCE) {
      // The event that fitted before is gone with all behind it.
      return { checked, misfit: null, state: checked < after ? 'broken' : 'ended' }
    }
    if (checked - after >= most) return { checked, misfit: null, state: 'fits' }
  }
}

/**
 * Whether something else that the account keeps names an event that is not there: where the chain fits to its end, such
 * an event was cut off behind it. Changes of seats, of the people on cases, and hand-overs name theirs.
 */
export async function findUnrecorded(db: Queryable, accountId: string): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (
      select from (
        select activity_id from seat_changes where account_id = ${accountId} and activity_id is not null
        union all select activity_id from case_changes where account_id = ${accountId}
        union all select activity_id from hand_overs where account_id = ${accountId}
      ) as named
      where not exists (
        select from activity
        where activity.account_id = ${accountId} and activity.activity_id = named.activity_id
      )
    ) as found`)
  return rows[0]?.found === true
}
