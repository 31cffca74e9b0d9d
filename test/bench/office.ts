import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { findRunningServer } from '../../backend/embedded/running-server.ts'
import { addUsers } from '../../backend/operations/seed.ts'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'
import { Client } from '../support/client.ts'
import { TEST_SECRET } from '../support/test-secret.ts'

const PASSWORD = 'nineteen quiet lanterns'

/** An account to measure: its administrator, signed in. */
export interface Firm {
  accountId: string
  /** Users, the administrator included. */
  total: number
  client: Client
  cookie: string
}

/** The built backend on a database of its own, with a small and a large account. */
export interface Office {
  server: BuiltServer
  database: pg.PoolConfig
  small: Firm
  large: Firm
  /** Ends the backend and starts it again on the same data; answers milliseconds until it was ready. */
  restart(): Promise<number>
  close(): Promise<void>
}

/** Without an address the backend runs its own embedded database in a temporary folder, durable as always. */
export async function openOffice(databaseUrl: string | undefined, sizes: [number, number]): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'))
  const own = databaseUrl === undefined ? undefined : await createDatabase(databaseUrl)
  const start = () =>
    startBuiltServer(folder, {
      env: { ROSTER_OPEN_ACCOUNTS: 'yes', ...(own && { DATABASE_URL: own.url, ROSTER_SECRET: TEST_SECRET }) },
    })
  let server = await start()
  const database = own ? { connectionString: own.url } : await embeddedIn(folder)
  const [small, large] = [
    await openFirm(server, database, sizes[0]),
    await openFirm(server, database, sizes[1]),
  ]
  return {
    get server() {
      return server
    },
    database,
    small,
    large,
    async restart() {
      await server.stop()
      const startedAt = performance.now()
      server = await start()
      const took = performance.now() - startedAt
      for (const firm of [small, large]) firm.client = moveTo(firm.client, server.address)
      return took
    },
    async close() {
      await server.stop()
      await own?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openFirm(server: BuiltServer, database: pg.PoolConfig, people: number): Promise<Firm> {
  const client = new Client(server.address)
  const session = await client.call('accounts.open', {
    firmName: 'Hartwell Moss LLP',
    name: 'Eleanor Hartwell',
    email: `eleanor.${people}@hartwellmoss.example`,
    password: PASSWORD,
    timeZone: 'America/New_York',
  })
  if (session.state !== 'signed-in') throw new Error('The account was opened, but nobody is signed in.')
  const { accountId } = session.account
  const pool = new pg.Pool({ ...database, max: 1 })
  await addUsers(drizzle(pool), accountId, people)
  await pool.end()
  return { accountId, total: people + 1, client, cookie: cookieOf(client) }
}

function cookieOf(client: Client): string {
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function moveTo(client: Client, address: string): Client {
  const moved = new Client(address)
  for (const [name, value] of client.cookies) moved.cookies.set(name, value)
  return moved
}

async function embeddedIn(folder: string): Promise<pg.PoolConfig> {
  const running = await findRunningServer(folder)
  if (!running) throw new Error(`The backend did not start its database in ${folder}.`)
  return running.config
}

/** A database of the bench's own beside the one named; nothing that is there is touched. */
async function createDatabase(databaseUrl: string) {
  const name = `roster_bench_${Date.now()}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}
