import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { AppError } from '../../shared/errors.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { readSchemaState } from './schema-state.ts'

// Any number; only Roster's own processes compare it.
const MIGRATION_LOCK = 7_265_001

/**
 * Brings a database to the newest schema, completely or not at all. Several processes may call it at once; one works,
 * the others wait. Throws `database.newer` where a newer Roster has been.
 */
export async function migrate(config: pg.ClientConfig, folder: string = migrationsFolder()): Promise<void> {
  const client = new pg.Client({ ...config, application_name: 'roster migrations' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query('set client_min_messages = warning')
    if ((await readSchemaState(client, folder)) === 'newer') throw new AppError('database.newer')
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end()
  }
}
