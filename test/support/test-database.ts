import { randomBytes } from 'node:crypto'
import { escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { asAdmin, databaseUrl } from './test-server.ts'

/** A migrated, empty database that nobody else uses. */
export interface TestDatabase {
  /** For the owner of its tables, as the backend connects. */
  url: string
  drop(): Promise<void>
}

/** An empty database, without any table, that nobody else uses. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`
  const owner = server.owner ? ` OWNER ${escapeIdentifier(server.owner.user)}` : ''
  await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${escapeIdentifier(name)}${owner}`))
  return { url: databaseUrl(server, name), drop: () => dropDatabase(name) }
}

/** Copies the migrated template, which takes some tens of milliseconds; drop it when the file is done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`
  const owner = server.owner ? ` OWNER ${escapeIdentifier(server.owner.user)}` : ''
  await asAdmin(server, (admin) =>
    admin.query(
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(server.prefix)}${owner} STRATEGY FILE_COPY`,
    ),
  )
  return {
    url: databaseUrl(server, name),
    drop: () => dropDatabase(name),
  }
}

async function dropDatabase(name: string): Promise<void> {
  await asAdmin(inject('testServer'), (admin) =>
    admin.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`),
  )
}
