import { sql } from 'drizzle-orm'
import type { Queryable } from '../database/open.ts'

/** Looks at accounts one after another, or at one; answers everything that was found. */
export async function inEachAccount(
  db: Queryable,
  accountId: string | null,
  find: (db: Queryable, accountId: string) => Promise<string[]>,
): Promise<string[]> {
  const { rows } = await db.execute<{ account_id: string }>(
    accountId === null
      ? sql`select account_id from accounts order by account_id`
      : sql`select account_id from accounts where account_id = ${accountId}::uuid`,
  )
  const found: string[] = []
  for (const { account_id } of rows) found.push(...(await find(db, account_id)))
  return found
}
