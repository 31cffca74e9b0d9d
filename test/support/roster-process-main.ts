import { Pool } from 'pg'
import { openDataFolder } from '../../backend/embedded/data-folder.ts'
import { startPostgres } from '../../backend/embedded/postgres.ts'
import { AppError } from '../../shared/errors.ts'
import type { Report } from './roster-process.ts'

const [, , folder = '', does] = process.argv
const report = (line: Report) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function main(): Promise<void> {
  const owned = await openDataFolder(folder)
  const postgres = await startPostgres({
    folder: owned.path,
    onExit: ({ restartInMs }) => report({ kind: 'exit', restartInMs }),
  })
  process.once('SIGTERM', async () => {
    await postgres.stop()
    await owned.release()
    process.exit(0)
  })
  report({ kind: 'ready', url: postgres.owner.url, serverPid: postgres.pid() ?? 0 })
  if (does === 'write') await writeForEver(postgres.owner.url)
  else setInterval(() => undefined, 60_000)
}

/** Eight writers; a row is reported only after the database confirmed it, and retried when it did not. */
async function writeForEver(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 8 })
  pool.on('error', () => undefined)
  await pool.query('CREATE TABLE IF NOT EXISTS notes (id bigserial PRIMARY KEY, body text NOT NULL)')
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        const written = await pool
          .query<{ id: string }>('INSERT INTO notes (body) VALUES (repeat($1, 100)) RETURNING id', ['note '])
          .catch(() => undefined)
        if (written?.rows[0]) report({ kind: 'written', id: Number(written.rows[0].id) })
        else await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }),
  )
}

main().catch((error: unknown) => {
  const { code, message, details } = AppError.from(error)
  report({ kind: 'refused', code, message, details: details ?? {} })
  process.exitCode = 1
})
