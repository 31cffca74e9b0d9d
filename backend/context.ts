import type { FastifyBaseLogger } from 'fastify'
import type { Auth } from './auth/better-auth.ts'
import type { Config } from './config.ts'
import type { Database } from './database/open.ts'
import type { Keys } from './keys.ts'
import type { Live } from './live.ts'
import type { Clock } from './ports/clock.ts'
import type { Disk } from './ports/disk.ts'
import type { MailPort } from './ports/mail.ts'
import type { PaymentsPort } from './ports/payments.ts'

/** What every request and job of this process shares; made once at the start. */
export interface Context {
  config: Config
  keys: Keys
  database: Database
  clock: Clock
  disk: Disk
  mail: MailPort
  payments: PaymentsPort
  auth: Auth
  live: Live
  log: FastifyBaseLogger
  /** The address that links begin with: configured, or the address this process listens at. */
  publicAddress(): string
}
