import type pg from 'pg'
import type { Config } from './config.ts'
import { migrate } from './database/migrate.ts'
import { openDataFolder } from './embedded/data-folder.ts'
import { startPostgres } from './embedded/postgres.ts'
import { readServerKey } from './server-key.ts'

/** What a backend stands on: a migrated database and the server's secret. */
export interface Installation {
  database: pg.PoolConfig
  secret: string
  /** Tells a second starter where this Roster can be reached. */
  announce(address: string): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the database that the configuration names (by address, or embedded in the data folder, which this process
 * then owns) and brings its schema up to date.
 */
export async function openInstallation(
  config: Config,
  onDatabaseExit: (reason: string) => void,
): Promise<Installation> {
  if (config.databaseUrl !== undefined && config.secret !== undefined) {
    const database = { connectionString: config.databaseUrl }
    await migrate(database)
    return { database, secret: config.secret, announce: async () => undefined, close: async () => undefined }
  }

  const folder = await openDataFolder(config.dataDir)
  try {
    const postgres = await startPostgres({
      folder: folder.path,
      onExit: ({ code, signal }) => onDatabaseExit(signal ?? `code ${code}`),
    })
    try {
      const database = postgres.owner.config
      await migrate(database)
      return {
        database,
        secret: config.secret ?? (await readServerKey(folder.path)),
        announce: folder.announce,
        async close() {
          await postgres.stop()
          await folder.release()
        },
      }
    } catch (error) {
      await postgres.stop()
      throw error
    }
  } catch (error) {
    await folder.release()
    throw error
  }
}
