import type pg from 'pg'

/**
 * Takes out what an account holds now, except the rows that others refer to and that come back anyway. The history is
 * insert-only for everybody else; here its guard stands aside until the end of this transaction, for which other
 * accounts wait when they write.
 */
export async function emptyForReplacement(client: pg.ClientBase, accountId: string): Promise<void> {
  const remove = (table: string, more = '') =>
    client.query(`delete from ${table} where account_id = $1 ${more}`, [accountId])
  await remove('idempotent_writes')
  await remove('outbox')
  await remove('invitations')
  await remove('mail_servers')
  await client.query('alter table activity disable trigger activity_insert_only')
  await remove('activity')
  await client.query('alter table activity enable trigger activity_insert_only')
  await remove(
    'users',
    `and user_id::text not in (select row ->> 'user_id' from staged where place = 'users')`,
  )
}
