import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import {
  BACKUP_FORMAT,
  backedUpTables,
  endLine,
  type Manifest,
  manifestLine,
  rowLine,
} from './backup-format.ts'
import { CommandRefusal } from './command.ts'

const ROWS_AT_ONCE = 1000

/** A row as it stands in a backup: column -> value. */
export type BackedUpRow = Record<string, unknown>

/** What becomes of a backup's content. Nothing may be kept before reading has come to its end. */
export interface Receiver {
  begin(manifest: Manifest): Promise<void>
  take(table: string, rows: readonly BackedUpRow[]): Promise<void>
}

/** Reads a backup from its first to its last line; refuses one that is foreign, newer, damaged or not whole. */
export async function readBackup(file: string, receiver: Receiver): Promise<void> {
  const hash = createHash('sha256')
  const counts = new Map<string, number>(backedUpTables.map(({ name }) => [name, 0]))
  let isBegun = false
  let isEnded = false
  let waiting: { table: string; rows: BackedUpRow[] } = { table: '', rows: [] }
  const flush = async (next: string) => {
    if (waiting.rows.length > 0) await receiver.take(waiting.table, waiting.rows)
    waiting = { table: next, rows: [] }
  }

  for await (const line of readLines(file)) {
    if (isEnded) throw damaged(file)
    if (!isBegun) {
      await receiver.begin(readManifest(file, line))
      isBegun = true
    } else if (line.startsWith('{"end":')) {
      const { counts: told, sha256 } = readLine(file, endLine, line)
      const isWhole = [...counts].every(([name, count]) => (told[name] ?? 0) === count)
      if (!isWhole || sha256 !== hash.digest('hex')) throw damaged(file)
      await flush('')
      isEnded = true
      continue
    } else {
      const { table, row } = readLine(file, rowLine, line)
      const count = counts.get(table)
      if (count === undefined) throw damaged(file)
      counts.set(table, count + 1)
      if (waiting.table !== table || waiting.rows.length >= ROWS_AT_ONCE) await flush(table)
      waiting.rows.push(row)
    }
    hash.update(`${line}\n`)
  }
  if (!isEnded) throw damaged(file)
}

function readManifest(file: string, line: string): Manifest {
  const value = parse(line) as Partial<Manifest> | undefined
  if (value?.roster !== 'backup') throw foreign(file)
  if (typeof value.format === 'number' && value.format > BACKUP_FORMAT)
    throw new CommandRefusal(
      `${file} was written by a newer Roster. Restore it with that version or a newer one. Nothing was changed.`,
    )
  return readLine(file, manifestLine, line)
}

function readLine<S extends z.ZodType>(file: string, schema: S, line: string): z.output<S> {
  const read = schema.safeParse(parse(line))
  if (!read.success) throw damaged(file)
  return read.data
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8')
  // Its errors come out of the loop below.
  pipeline(createReadStream(file), unpacked, () => undefined)
  let rest = ''
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw explain(file, error)
  }
  if (rest !== '') throw damaged(file)
}

function explain(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOENT') return new CommandRefusal(`There is no file ${file}.`)
  if (code === 'Z_DATA_ERROR' && /header check/.test(String(error))) return foreign(file)
  return code.startsWith('Z_') ? damaged(file) : error
}

function foreign(file: string): CommandRefusal {
  return new CommandRefusal(`${file} is not a backup of Roster. Nothing was changed.`)
}

function damaged(file: string): CommandRefusal {
  return new CommandRefusal(`${file} is damaged or not complete. Nothing was changed.`)
}
