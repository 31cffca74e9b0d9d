import { sql } from 'drizzle-orm'
import type { Output } from '../../../shared/contract/index.ts'
import type { Queryable } from '../../database/open.ts'
import { accounts, mailServers } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { ROSTER_VERSION } from '../../version.ts'

/** What this server is and whether an account can be opened on it. */
export async function readSetup({ context }: DirectRequest): Promise<Output<'setup.read'>> {
  const { config, database } = context
  const [hasAccount, hasMailServer] = await Promise.all([
    hasAnyAccount(database.system),
    hasRows(database.system, sql`select 1 from ${mailServers}`),
  ])
  return {
    product: 'roster',
    version: ROSTER_VERSION,
    isFirstRun: !hasAccount,
    canOpenAccount: config.openAccounts || !hasAccount,
    canSendMail: config.mailServer !== undefined || hasMailServer,
    isSample: config.isSample,
  }
}

/** Whether the first run is over. */
export function hasAnyAccount(db: Queryable): Promise<boolean> {
  return hasRows(db, sql`select 1 from ${accounts}`)
}

async function hasRows(db: Queryable, query: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`select exists (${query}) as found`)
  return rows[0]?.found === true
}
