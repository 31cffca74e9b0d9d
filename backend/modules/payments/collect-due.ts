import { sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { collections } from '../../database/tables/index.ts'
import { type Claimed, collect, LEASE_MS } from './collections.ts'

/** Collects every open invoice that is due from its card, one after another. */
export async function collectDueInvoices(context: Context, stop?: AbortSignal): Promise<void> {
  while (!stop?.aborted) {
    const claimed = await claimDue(context)
    if (!claimed) return
    await collect(context, claimed)
  }
}

/** Takes the collection that is due longest, for this process alone. */
async function claimDue(context: Context): Promise<Claimed | null> {
  const { system } = context.database
  const now = await context.clock.now(system)
  const due = sql`(
    select waiting.account_id, waiting.invoice_id from collections as waiting
    where waiting.next_at <= ${now.toISOString()}::timestamptz
    order by waiting.next_at, waiting.invoice_id
    limit 1
    for update of waiting skip locked
  )`
  const [claimed] = await system
    .update(collections)
    .set({ nextAt: new Date(now.getTime() + LEASE_MS), awaitsAnswer: true, problem: null })
    .where(sql`(${collections.accountId}, ${collections.invoiceId}) = ${due}`)
    .returning()
  return claimed ?? null
}
