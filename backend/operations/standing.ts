import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { AppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import { type Database, openDatabase } from '../database/open.ts'
import { openDataFolder } from '../embedded/data-folder.ts'
import { startPostgres } from '../embedded/postgres.ts'
import { findRunningServer } from '../embedded/running-server.ts'
import { readServerKey } from '../server-key.ts'
import { CommandRefusal } from './command.ts'

/** What a command works on: the database of a Roster that runs, or one started for the command alone. */
export interface Standing {
  connection: pg.PoolConfig
  database: Database
  secret: string
  /** Where people reach this Roster, as far as known. */
  address: string | undefined
  close(): Promise<void>
}

interface Place {
  connection: pg.PoolConfig
  secret: string
  address: string | undefined
  close(): Promise<void>
}

const CONNECTIONS = 2

/** Opens the database that the settings name. `mayMake` also where there is none yet. */
export async function openStanding(config: Config, mayMake: boolean): Promise<Standing> {
  const place = await findPlace(config, mayMake)
  const database = openDatabase(place.connection, { connections: CONNECTIONS, onError: () => undefined })
  return {
    ...place,
    address: config.publicAddress ?? place.address,
    database,
    async close() {
      await database.close()
      await place.close()
    },
  }
}

async function findPlace(config: Config, mayMake: boolean): Promise<Place> {
  const { databaseUrl, secret } = config
  if (databaseUrl !== undefined && secret !== undefined)
    return {
      connection: { connectionString: databaseUrl },
      secret,
      address: undefined,
      close: async () => undefined,
    }
  const folder = resolve(config.dataDir)
  if (!mayMake && !existsSync(join(folder, 'database')))
    throw new CommandRefusal(`There is no Roster in ${folder}. Name its data folder with --data FOLDER.`)
  try {
    return await startHere(config)
  } catch (error) {
    if (error instanceof AppError && error.code === 'data-folder.in-use')
      return joinRunning(config, folder, error)
    throw error
  }
}

/** Nobody works in this folder: the database runs for as long as the command. */
async function startHere(config: Config): Promise<Place> {
  const folder = await openDataFolder(config.dataDir)
  try {
    const postgres = await startPostgres({ folder: folder.path })
    return {
      connection: postgres.owner.config,
      secret: config.secret ?? (await readServerKey(folder.path)),
      address: undefined,
      async close() {
        await postgres.stop()
        await folder.release()
      },
    }
  } catch (error) {
    await folder.release()
    throw error
  }
}

/** A running Roster shares its database: the command is one more client of it. */
async function joinRunning(config: Config, folder: string, inUse: AppError): Promise<Place> {
  const running = await findRunningServer(folder)
  if (!running) throw inUse
  const address = inUse.details?.address
  return {
    connection: running.config,
    secret: config.secret ?? (await readServerKey(folder)),
    address: typeof address === 'string' ? address : undefined,
    close: async () => undefined,
  }
}
