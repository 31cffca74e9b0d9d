import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import pino, { type DestinationStream } from 'pino'
import { buildApp } from './app.ts'
import { createAuth } from './auth/better-auth.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { openDatabase } from './database/open.ts'
import { type Jobs, startJobs } from './jobs.ts'
import { deriveKeys } from './keys.ts'
import { Live } from './live.ts'
import { confirmSession, maySignIn } from './modules/sessions/may-sign-in.ts'
import { type Clock, databaseClock } from './ports/clock.ts'
import { type Disk, folderDisk, unwatchedDisk } from './ports/disk.ts'
import type { MailPort } from './ports/mail.ts'
import { mailedInvoices } from './ports/mailed-invoices.ts'
import type { PaymentsPort } from './ports/payments.ts'
import { openSmtpMail } from './ports/smtp-mail.ts'
import { stripePayments } from './ports/stripe-payments.ts'
import { requireSameSecret } from './same-secret.ts'

const REQUEST_CONNECTIONS = 12
// A stop ends within ten seconds, the embedded database included.
const REQUESTS_END_WITHIN_MS = 7_000
const CONNECTIONS_END_WITHIN_MS = 1_000

/** A backend that answers requests. */
export interface RunningBackend {
  context: Context
  /** Where it listens, for example http://127.0.0.1:4310. */
  address: string
  /** Ends requests, jobs and connections; nothing acknowledged is lost. */
  stop(): Promise<void>
}

/** Doors to the outside that tests replace. */
export interface Ports {
  clock?: Clock
  mail?: MailPort
  payments?: PaymentsPort
  disk?: Disk
  /** Where the log goes; the standard output if not given. */
  logTo?: DestinationStream
}

/** Starts a backend on a migrated database. */
export async function startBackend(
  config: Config,
  secret: string,
  database: pg.PoolConfig,
  ports: Ports = {},
): Promise<RunningBackend> {
  const log = pino({ level: config.logLevel }, ports.logTo ?? pino.destination(1))
  const keys = deriveKeys(secret)
  const opened = openDatabase(database, {
    connections: REQUEST_CONNECTIONS,
    onError: (error) => log.warn({ reason: error.message }, 'a database connection was lost'),
  })
  const live = new Live(database)
  let listening = ''
  const publicAddress = () => config.publicAddress ?? listening
  const context: Context = {
    config,
    keys,
    database: opened,
    clock: ports.clock ?? databaseClock,
    disk: ports.disk ?? (config.databaseUrl === undefined ? folderDisk(config.dataDir) : unwatchedDisk),
    mail: ports.mail ?? openSmtpMail(),
    payments: ports.payments ?? (config.stripe ? stripePayments(config.stripe) : mailedInvoices()),
    auth: createAuth(opened.system, keys.authentication, config.publicAddress ?? 'http://127.0.0.1', {
      maySignIn: (identityId, wanted) => maySignIn(opened.system, identityId, wanted),
      confirmSession: (session) => confirmSession(opened.system, session),
      logError: (message) => log.error(message),
    }),
    live,
    log,
    publicAddress,
  }
  let app: FastifyInstance | undefined
  let jobs: Jobs | undefined
  const stop = async () => {
    await Promise.all([app && closeApp(app), jobs?.stop()])
    await context.mail.close()
    await live.close()
    await Promise.race([opened.close(), wait(CONNECTIONS_END_WITHIN_MS, undefined, { ref: false })])
  }
  try {
    await requireSameSecret(opened.system, keys.fingerprint)
    app = await buildApp(context)
    await live.open()
    listening = await app.listen({ host: config.host, port: config.port })
    jobs = startJobs(context)
  } catch (error) {
    await stop()
    throw error
  }
  return { context, address: listening, stop }
}

/** Requests under way come to their end; one that takes too long is cut off and changed nothing. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const impatience = setTimeout(() => app.server.closeAllConnections(), REQUESTS_END_WITHIN_MS)
  await app.close()
  clearTimeout(impatience)
}
