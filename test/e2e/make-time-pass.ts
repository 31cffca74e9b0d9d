import { sql } from 'drizzle-orm'
import { readConfig } from '../../backend/config.ts'
import type { Database } from '../../backend/database/open.ts'
import { announce } from '../../backend/live.ts'
import { openStanding } from '../../backend/operations/standing.ts'

/** Works on the database of the running server in a data folder, as the commands of `roster` do. */
export async function workOnDatabase(
  dataDir: string,
  work: (database: Database) => Promise<unknown>,
): Promise<void> {
  const standing = await openStanding(readConfig({}, { dataDir, isSample: false }), false)
  try {
    await work(standing.database)
  } finally {
    await standing.close()
  }
}

/** Lets an invitation be some days older than it is. */
export function makeTimePass(dataDir: string, invitationId: string, days: number): Promise<void> {
  return workOnDatabase(dataDir, ({ system }) =>
    system.execute(sql`
      update invitations set created_at = created_at - ${days} * interval '1 day',
        sent_at = sent_at - ${days} * interval '1 day', expires_at = expires_at - ${days} * interval '1 day'
      where invitation_id = ${invitationId}`),
  )
}

/** Lets the open invitation of an address be sent a minute earlier than it was, and open windows know. */
export function makeMinutePass(dataDir: string, email: string): Promise<void> {
  return workOnDatabase(dataDir, async ({ system }) => {
    const { rows } = await system.execute<{ account_id: string }>(sql`
      update invitations set created_at = created_at - interval '1 minute', sent_at = sent_at - interval '1 minute',
        expires_at = expires_at - interval '1 minute'
      where email = ${email} returning account_id`)
    for (const { account_id } of rows) await announce(system, account_id, 'invitations.changed', {})
  })
}
