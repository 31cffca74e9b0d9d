import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type BackedUpTable, backedUpTables, type Manifest } from './backup-format.ts'
import { CommandRefusal } from './command.ts'

const ROWS_AT_ONCE = 1000

/** How many rows of each table a backup holds. */
export type Counts = Record<string, number>

/**
 * Writes one account as it was at one instant, while others go on working. The file appears whole or not at all, and
 * only its owner can read it: it holds the hashes of passwords.
 */
export async function writeBackup(client: pg.ClientBase, manifest: Manifest, file: string): Promise<Counts> {
  if (existsSync(file)) throw new CommandRefusal(`There is already a file ${file}. Choose another name.`)
  const draft = `${file}.part`
  const counts: Counts = {}
  await client.query('begin isolation level repeatable read read only')
  try {
    await pipeline(
      Readable.from(listLines(client, manifest, counts)),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    )
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.query('rollback')
  }
  return counts
}

async function* listLines(client: pg.ClientBase, manifest: Manifest, counts: Counts): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const seal = (text: string) => {
    hash.update(text)
    return text
  }
  yield seal(`${JSON.stringify(manifest)}\n`)
  for (const table of backedUpTables) {
    let count = 0
    for await (const rows of readRows(client, table, manifest.accountId)) {
      count += rows.length
      yield seal(rows.map((row) => `{"table":"${table.name}","row":${row}}\n`).join(''))
    }
    counts[table.name] = count
  }
  yield `${JSON.stringify({ end: true, counts, sha256: hash.digest('hex') })}\n`
}

async function* readRows(
  client: pg.ClientBase,
  { name, rows, order }: BackedUpTable,
  accountId: string,
): AsyncGenerator<string[]> {
  await client.query(
    `declare backed_up no scroll cursor for
     select to_jsonb(${name})::text as row from ${name} where ${rows} order by ${order}`,
    [accountId],
  )
  for (;;) {
    const read = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from backed_up`)
    if (read.rows.length > 0) yield read.rows.map(({ row }) => row)
    if (read.rows.length < ROWS_AT_ONCE) break
  }
  await client.query('close backed_up')
}
