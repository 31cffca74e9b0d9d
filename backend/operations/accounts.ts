import { sql } from 'drizzle-orm'
import type { Command } from './command.ts'

interface AccountRow extends Record<string, unknown> {
  account_id: string
  firm_name: string
  active: number
  inactive: number
  open: number
}

/** `roster accounts`: which accounts this installation holds. */
export const listAccounts: Command = {
  usage: 'accounts',
  summary: 'lists the accounts of this installation',
  words: 0,
  needs: 'current',
  async run({ say }, { database }) {
    const { rows } = await database.system.execute<AccountRow>(sql`
      select a.account_id, a.firm_name,
             (select coalesce(sum(count), 0)::int from user_counts c
              where c.account_id = a.account_id and c.status = 'active') as active,
             (select coalesce(sum(count), 0)::int from user_counts c
              where c.account_id = a.account_id and c.status = 'inactive') as inactive,
             (select count(*)::int from invitations i
              where i.account_id = a.account_id and i.state in ('pending', 'expired')) as open
      from accounts a order by a.created_at, a.account_id`)
    if (rows.length === 0) say('No account was opened here yet.')
    for (const row of rows)
      say(
        `${row.account_id}  ${row.firm_name}: ${row.active} active and ${row.inactive} inactive users, ${row.open} open invitations`,
      )
    return 0
  },
}
