import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** A connection to query: a plain one or a transaction. */
export type Db = NodePgDatabase
/** A transaction; what is done through it happens completely or not at all. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** For reads that serve both. */
export type Queryable = Db | Tx

/** The database, seen three ways. */
export interface Database {
  /** Reads of one account, as the request role: row-level security lets no other account through. */
  read<T>(accountId: string, work: (db: Db) => Promise<T>): Promise<T>
  /** One transaction of one account, as the request role; run again when the database asks for it. */
  write<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As the owner, across accounts: sign-in, workers, commands. */
  system: Db
  systemPool: pg.Pool
  /** How many pieces of work wait for a connection now. */
  waiting(): number
  close(): Promise<void>
}

type AccountClient = pg.PoolClient & { rosterAccount?: string; rosterDb?: Db }

const RETRIES = 3
const RETRYABLE = new Set(['40001', '40P01'])

/** Opens the pools. `connections` bounds what this process holds for requests. */
export function openDatabase(
  config: pg.PoolConfig,
  options: { connections: number; onError: (error: Error) => void },
): Database {
  const shared = { connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, ...config }
  const requests = new pg.Pool({
    ...shared,
    max: options.connections,
    application_name: 'roster requests',
    options: '-c statement_timeout=20000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000',
    onConnect: async (client: pg.ClientBase) => {
      await client.query('set role roster_app')
    },
  })
  const systemPool = new pg.Pool({ ...shared, max: 6, application_name: 'roster system' })
  for (const pool of [requests, systemPool]) {
    pool.on('error', options.onError)
    // The pool hears only what happens to idle connections. One that breaks in somebody's hands refuses its statement;
    // between two statements nobody listens, and an error that nobody hears would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async function withAccount<T>(accountId: string, work: (db: Db) => Promise<T>): Promise<T> {
    const client = (await requests.connect()) as AccountClient
    let failure: Error | undefined
    try {
      if (client.rosterAccount !== accountId) {
        await client.query("select set_config('app.account_id', $1, false)", [accountId])
        client.rosterAccount = accountId
      }
      client.rosterDb ??= drizzle(client)
      return await work(client.rosterDb)
    } catch (error) {
      if (isConnectionLoss(error)) failure = error as Error
      throw error
    } finally {
      client.release(failure)
    }
  }

  return {
    read: withAccount,
    async write(accountId, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await withAccount(accountId, (db) => db.transaction(work))
        } catch (error) {
          if (attempt >= RETRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error
        }
      }
    },
    system: drizzle(systemPool),
    systemPool,
    waiting: () => requests.waitingCount + systemPool.waitingCount,
    async close() {
      await Promise.all([requests.end(), systemPool.end()])
    },
  }
}

// Every SQLSTATE has a digit; EPIPE, a code of the operating system, has none.
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** The SQLSTATE of a database error, however deep the driver and Drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code')
    if (typeof code === 'string' && SQL_STATE.test(code)) return code
  }
  return undefined
}

/** The name of the constraint that refused a row, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const constraint: unknown = Reflect.get(at, 'constraint')
    if (typeof constraint === 'string') return constraint
  }
  return undefined
}

/** Whether the database went away (restart, crash, too many clients), as opposed to refusing a statement. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== undefined) return /^(08|57P|53)/.test(state)
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code')
    if (typeof code === 'string' && /^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code)) return true
    if (/Connection terminated|timeout exceeded when trying to connect|not queryable/.test(at.message))
      return true
  }
  return false
}

/**
 * The instant, by the database's clock. Not that of the transaction's start: who waited for a lock comes after those who
 * had it.
 */
export async function databaseNow(db: Queryable): Promise<Date> {
  const answer = await db.execute<{ now: Date | string }>(sql`select clock_timestamp() as now`)
  return new Date(answer.rows[0]?.now ?? Number.NaN)
}
