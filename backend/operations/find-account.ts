import { sql } from 'drizzle-orm'
import { validate } from 'uuid'
import { findAddress } from '../addresses.ts'
import type { Db } from '../database/open.ts'
import { CommandRefusal } from './command.ts'

interface Found extends Record<string, unknown> {
  account_id: string
  firm_name: string
}

/** The account that somebody means: by its id, by an administrator's address, or the only one there is. */
export async function findAccount(
  db: Db,
  meant: string | undefined,
): Promise<{ id: string; firmName: string }> {
  const { rows } = await db.execute<Found>(
    sql`select account_id, firm_name from accounts where ${condition(meant)} order by created_at, account_id`,
  )
  const [only] = rows
  if (only && rows.length === 1) return { id: only.account_id, firmName: only.firm_name }
  if (!only)
    throw new CommandRefusal(
      meant === undefined
        ? 'No account was opened here yet.'
        : `There is no account ${meant} here, and no account with such an administrator. "roster accounts" lists them.`,
    )
  const choices = rows.map((row) => `${row.account_id} (${row.firm_name})`).join(', ')
  throw new CommandRefusal(`There are several accounts. Name one with --account ID: ${choices}.`)
}

function condition(meant: string | undefined) {
  if (meant === undefined) return sql`true`
  if (validate(meant)) return sql`account_id = ${meant}::uuid`
  const key = findAddress(meant)?.key ?? ''
  return sql`account_id in (
    select account_id from users where email_key = ${key} and level = 'administrator' and status = 'active'
  )`
}
