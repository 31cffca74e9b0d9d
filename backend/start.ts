import type pg from 'pg'
import pino, { type DestinationStream } from 'pino'
import { buildApp } from './app.ts'
import { createAuth } from './auth/better-auth.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { openDatabase } from './database/open.ts'
import { startJobs } from './jobs.ts'
import { deriveKeys } from './keys.ts'
import { Live } from './live.ts'
import { confirmSession, maySignIn } from './modules/sessions/may-sign-in.ts'
import { type Clock, databaseClock } from './ports/clock.ts'
import type { MailPort } from './ports/mail.ts'
import { openSmtpMail } from './ports/smtp-mail.ts'
import { requireSameSecret } from './same-secret.ts'

const REQUEST_CONNECTIONS = 12

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
  await requireSameSecret(opened.system, keys.fingerprint)
  const live = new Live(database)
  let listening = ''
  const publicAddress = () => config.publicAddress ?? listening
  const context: Context = {
    config,
    keys,
    database: opened,
    clock: ports.clock ?? databaseClock,
    mail: ports.mail ?? openSmtpMail(),
    auth: createAuth(opened.system, keys.authentication, config.publicAddress ?? 'http://127.0.0.1', {
      maySignIn: (identityId, wanted) => maySignIn(opened.system, identityId, wanted),
      confirmSession: (session) => confirmSession(opened.system, session),
      logError: (message) => log.error(message),
    }),
    live,
    log,
    publicAddress,
  }
  const app = await buildApp(context)
  await live.open()
  listening = await app.listen({ host: config.host, port: config.port })
  const jobs = startJobs(context)

  return {
    context,
    address: listening,
    async stop() {
      await app.close()
      await jobs.stop()
      await context.mail.close()
      await live.close()
      await opened.close()
    },
  }
}
