import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

// Any number; only Roster's own processes compare it.
const MIGRATION_LOCK = 7_265_001

/** Brings a database to the newest schema. Several processes may call it at once; one works, the others wait. */
export async function migrate(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, application_name: 'roster migrations' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('set client_min_messages = warning')
    await applyMigrations(drizzle(client), { migrationsFolder: migrationsFolder() })
  } finally {
    await client.end()
  }
}

/** Beside the bundle when built, beside this file when run from sources. */
function migrationsFolder(): string {
  const folder = fileURLToPath(new URL('./migrations', import.meta.url))
  return existsSync(folder) ? folder : fileURLToPath(new URL('../migrations', import.meta.url))
}
