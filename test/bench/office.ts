import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { v7 as uuid7 } from 'uuid'
import { users } from '../../backend/database/tables/index.ts'
import { findRunningServer } from '../../backend/embedded/running-server.ts'
import { adoptUsers } from '../../backend/modules/billing/adopt-users.ts'
import { addUsers } from '../../backend/operations/seed.ts'
import { firstNames } from '../../backend/operations/seed-names.ts'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'
import { Client } from '../support/client.ts'
import { TEST_SECRET } from '../support/test-secret.ts'

/** Last names that equally many people have in every account, whatever its size. */
const EVERYWHERE = { Xylander: 60, Ulbricht: 10 }

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
  // The large one first: statistics of a database that holds only the small one would make every plan for it a bad one.
  const large = await openFirm(server, database, sizes[1])
  const small = await openFirm(server, database, sizes[0])
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
  const added = await addNamesakes(pool, accountId)
  await pool.end()
  return { accountId, total: people + added + 1, client, cookie: cookieOf(client) }
}

/** They stand all over the order by name, as people of one family would. */
async function addNamesakes(pool: pg.Pool, accountId: string): Promise<number> {
  const now = new Date()
  const namesakes = Object.entries(EVERYWHERE).flatMap(([lastName, count]) =>
    Array.from({ length: count }, (_, index) => {
      const firstName = firstNames[Math.floor((index * firstNames.length) / count)]
      const name = `${firstName} ${lastName}`
      const email = `${firstName}.${lastName}@seed.example`.toLowerCase()
      return { name, nameKey: name.toLowerCase(), email, emailKey: email }
    }),
  )
  const rest = {
    level: 'standard',
    status: 'active',
    statusSince: now,
    joinedAt: now,
    lastActiveAt: now,
  } as const
  const db = drizzle(pool)
  await db.transaction(async (tx) => {
    await tx
      .insert(users)
      .values(namesakes.map((one) => ({ accountId, userId: uuid7(), identityId: uuid7(), ...one, ...rest })))
    await adoptUsers({ config: { trialDays: 0 } }, tx, accountId, now)
  })
  await db.execute('vacuum (analyze) users')
  return namesakes.length
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
