import type pg from 'pg'
import { escapeIdentifier } from 'pg'
import { CommandRefusal } from './command.ts'
import type { BackedUpRow } from './read-backup.ts'

/** Tables that others refer to: when an account is replaced, their rows are changed, not removed and made again. */
const keptRows: Readonly<Record<string, readonly string[]>> = {
  accounts: ['account_id'],
  users: ['account_id', 'user_id'],
}

/** Makes the place where rows wait while it is still open whether they may come in; it ends with the transaction. */
export async function makeStage(client: pg.ClientBase): Promise<void> {
  await client.query('create temporary table staged (place text not null, row jsonb not null) on commit drop')
}

/** Puts rows of a table there. */
export async function stageRows(
  client: pg.ClientBase,
  table: string,
  rows: readonly BackedUpRow[],
): Promise<void> {
  await client.query('insert into staged select $1, value from jsonb_array_elements($2::jsonb)', [
    table,
    JSON.stringify(rows),
  ])
}

/**
 * Moves the waiting rows of a table to where they belong. Columns that the backup does not know yet get their
 * defaults; columns that this Roster does not know are refused.
 */
export async function insertStaged(
  client: pg.ClientBase,
  table: string,
  isReplacing: boolean,
): Promise<void> {
  const { rows: given } = await client.query<{ name: string }>(
    'select distinct jsonb_object_keys(row) as name from staged where place = $1',
    [table],
  )
  if (given.length === 0) return
  const { rows: known } = await client.query<{ name: string; is_made: boolean }>(
    `select column_name as name, is_generated = 'ALWAYS' as is_made from information_schema.columns
     where table_schema = 'public' and table_name = $1`,
    [table],
  )
  const isMade = new Map(known.map(({ name, is_made }) => [name, is_made]))
  if (given.some(({ name }) => !isMade.has(name)))
    throw new CommandRefusal(
      'This file holds facts that this version of Roster does not know. Nothing was changed.',
    )
  const columns = given.map(({ name }) => name).filter((name) => isMade.get(name) === false)
  const names = columns.map((name) => escapeIdentifier(name))
  const target = escapeIdentifier(table)
  await client.query(
    `insert into ${target} (${names.join(', ')})
     select ${names.map((name) => `r.${name}`).join(', ')}
     from staged, jsonb_populate_record(null::${target}, staged.row) as r
     where staged.place = $1 ${isReplacing ? onConflict(table, columns) : ''}`,
    [table],
  )
}

function onConflict(table: string, columns: readonly string[]): string {
  const key = keptRows[table]
  if (!key) return ''
  const changed = columns
    .filter((name) => !key.includes(name))
    .map((name) => `${escapeIdentifier(name)} = excluded.${escapeIdentifier(name)}`)
  return `on conflict (${key.join(', ')}) do update set ${changed.join(', ')}`
}
