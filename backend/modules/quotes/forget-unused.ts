import { and, isNull, lt } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { quotes } from '../../database/tables/index.ts'

const DAY_MS = 86_400_000

/** Removes quotes that nobody confirmed, a day after they expired; those that were confirmed are kept with their booking. */
export async function forgetUnusedQuotes({
  database: { system },
  clock,
}: Pick<Context, 'database' | 'clock'>): Promise<void> {
  const now = await clock.now(system)
  const dayBefore = new Date(now.getTime() - DAY_MS)
  await system.delete(quotes).where(and(isNull(quotes.usedAt), lt(quotes.expiresAt, dayBefore)))
}
