import { sql } from 'drizzle-orm'
import { writeCents } from '../mail/money.ts'
import type { Command } from './command.ts'
import { findAccount } from './find-account.ts'

interface OpenRow extends Record<string, unknown> {
  account_id: string
  number: number
  due_on: string
  due_cents: string
  firm_name: string
  problem: string | null
}

/** `roster invoices`: what is still to be paid, the longest due first. */
export const listOpenInvoices: Command = {
  usage: 'invoices [--account ADDRESS-OR-ID]',
  summary: 'lists the invoices that are not paid yet',
  options: { account: { type: 'string' } },
  words: 0,
  needs: 'current',
  async run({ options, say }, { database }) {
    const { account: named } = options
    const account = typeof named === 'string' ? await findAccount(database.system, named) : null
    const { rows } = await database.system.execute<OpenRow>(sql`
      select i.account_id, i.number, i.due_on, i.due_cents, a.firm_name, c.problem
      from invoices i
      join accounts a on a.account_id = i.account_id
      left join payments p on p.account_id = i.account_id and p.invoice_id = i.invoice_id
      left join collections c on c.account_id = i.account_id and c.invoice_id = i.invoice_id
      where i.due_cents > 0 and p.payment_id is null
        and ${account ? sql`i.account_id = ${account.id}::uuid` : sql`true`}
      order by i.due_on, i.account_id, i.number`)
    if (rows.length === 0) say('Every invoice is paid.')
    for (const row of rows) {
      const amount = writeCents(Number(row.due_cents))
      const problem = row.problem === null ? '' : ` (card: ${row.problem})`
      say(
        `${row.account_id}  ${row.firm_name}: invoice ${row.number}, ${amount}, due ${row.due_on}${problem}`,
      )
    }
    return 0
  },
}
