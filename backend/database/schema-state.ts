import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { migrationsFolder } from './migrations-folder.ts'

/** How the schema of a database stands to the one this Roster works with. */
export type SchemaState = 'empty' | 'older' | 'current' | 'newer' | 'changed'

interface AppliedRow {
  hash: string
  created_at: string
}

/** The number of the schema this Roster works with: the moment of its newest migration. */
export function newestSchema(folder: string = migrationsFolder()): number {
  return Math.max(...readMigrationFiles({ migrationsFolder: folder }).map((one) => one.folderMillis))
}

/** Compares what was applied with the migrations of this Roster. `changed`: one of them was another text then. */
export async function readSchemaState(
  client: pg.ClientBase | pg.Pool,
  folder: string = migrationsFolder(),
): Promise<SchemaState> {
  const known = readMigrationFiles({ migrationsFolder: folder })
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!rows[0]?.there) return 'empty'
  const { rows: applied } = await client.query<AppliedRow>(
    'select hash, created_at from drizzle.__drizzle_migrations order by created_at',
  )
  if (applied.length === 0) return 'empty'
  const newestKnown = newestSchema(folder)
  if (applied.some((row) => Number(row.created_at) > newestKnown)) return 'newer'
  const hashes = new Map(known.map((one) => [one.folderMillis, one.hash]))
  if (applied.some((row) => hashes.get(Number(row.created_at)) !== row.hash)) return 'changed'
  return applied.length === known.length ? 'current' : 'older'
}
