import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { escapeIdentifier } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../backend/database/migrate.ts'
import { startPostgres } from '../../backend/embedded/postgres.ts'
import { asAdmin, databaseUrl, type TestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a run builds what it tests; removed when the run is over. */
    buildFolder: string
  }
}

/** One server for the whole run: PostgreSQL of our own in a temporary folder, or TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const { server, stop } = given ? describeServer(given) : await startServer()
  try {
    await makeTemplate(server)
  } catch (error) {
    await stop()
    throw error
  }
  // Below the root, so that the database's programs are found in its node_modules.
  const buildFolder = resolve(import.meta.dirname, '../../.cache/test', server.prefix)
  project.provide('testServer', server)
  project.provide('buildFolder', buildFolder)
  return async () => {
    rmSync(buildFolder, { recursive: true, force: true })
    if (given) await dropDatabases(server)
    await stop()
  }
}

function makePrefix(): string {
  return `roster_test_${randomBytes(4).toString('hex')}`
}

function describeServer(adminUrl: string) {
  const server: TestServer = { adminUrl, prefix: makePrefix(), owner: null }
  return { server, stop: async () => undefined }
}

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const postgres = await startPostgres({ folder, maxConnections: 120, durable: false })
  const { user, password } = postgres.owner.config
  const server: TestServer = {
    adminUrl: postgres.superuser.url,
    prefix: makePrefix(),
    owner: { user, password },
  }
  // A run that is cut short does not come to its teardown.
  const abandon = () => {
    const pid = postgres.pid()
    if (pid) process.kill(pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.off('exit', abandon)
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server, stop }
}

async function makeTemplate(server: TestServer): Promise<void> {
  const owner = server.owner ? ` OWNER ${escapeIdentifier(server.owner.user)}` : ''
  await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${escapeIdentifier(server.prefix)}${owner}`))
  await migrate({ connectionString: databaseUrl(server, server.prefix) })
}

async function dropDatabases(server: TestServer): Promise<void> {
  await asAdmin(server, async (admin) => {
    const left = await admin.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [server.prefix],
    )
    for (const { datname } of left.rows) {
      await admin.query(`DROP DATABASE ${escapeIdentifier(datname)} WITH (FORCE)`)
    }
  })
}
