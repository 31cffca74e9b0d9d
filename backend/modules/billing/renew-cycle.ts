import type { Tx } from '../../database/open.ts'
import { type Cycle, followingCycle } from './cycle-dates.ts'
import { startCycle } from './start-cycle.ts'
import { readTerms } from './terms.ts'

/**
 * Begins the cycle after one that came to its end. A time zone, plan or interval that was changed meanwhile counts from
 * here on. The account's row must be locked; the number of a cycle is there once, so a second renewal is refused.
 */
export async function renewCycle(tx: Tx, ended: Cycle, now: Date): Promise<Cycle> {
  const { terms, timeZone } = await readTerms(tx, ended.accountId)
  return startCycle(tx, { cycle: followingCycle(ended, terms, timeZone), ended, now })
}
