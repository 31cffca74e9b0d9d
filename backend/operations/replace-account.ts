import type pg from 'pg'

/** Tables whose rows are never removed otherwise, those that refer to others first, with the guard that sees to it. */
const insertOnly: readonly (readonly [table: string, guard: string])[] = [
  ['hand_over_items', 'never_deleted'],
  ['hand_overs', 'never_deleted'],
  ['activity', 'activity_insert_only'],
  ['case_changes', 'insert_only'],
  ['payments', 'insert_only'],
  ['invoice_lines', 'insert_only'],
  ['ledger_lines', 'insert_only'],
  ['invoices', 'insert_only'],
  ['ledger_entries', 'insert_only'],
  ['ledger_transactions', 'insert_only'],
  ['seat_changes', 'insert_only'],
  ['billing_cycles', 'insert_only'],
]

/**
 * Takes out what an account holds now, except the rows that others refer to and that come back anyway. History and ledger
 * are insert-only for everybody else; here their guards stand aside until the end of this transaction, for which other
 * accounts wait when they write.
 */
export async function emptyForReplacement(client: pg.ClientBase, accountId: string): Promise<void> {
  const remove = (table: string, more = '') =>
    client.query(`delete from ${table} where account_id = $1 ${more}`, [accountId])
  await remove('idempotent_writes')
  await remove('outbox')
  await remove('hand_over_draft_items')
  await remove('hand_over_drafts')
  await remove('tasks')
  await remove('documents')
  await remove('templates')
  await remove('invitation_cases')
  await remove('invitations')
  await remove('mail_servers')
  await remove('quotes')
  await remove('case_people')
  await remove('collections')
  await remove('billing_terms')
  for (const [table, guard] of insertOnly) {
    await client.query(`alter table ${table} disable trigger ${guard}`)
    await remove(table)
    await client.query(`alter table ${table} enable trigger ${guard}`)
  }
  await remove('cases')
  await remove(
    'users',
    `and user_id::text not in (select row ->> 'user_id' from staged where place = 'users')`,
  )
}
