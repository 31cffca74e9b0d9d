import type { Level } from '../shared/rules/levels.ts'
import type { KnownSession } from './auth/find-actor.ts'
import type { Context } from './context.ts'
import type { Db, Tx } from './database/open.ts'

/** The active user on whose behalf a request runs; established by the session, never by the request. */
export interface Actor {
  accountId: string
  userId: string
  identityId: string
  sessionId: string
  name: string
  level: Level
  /** The address the request came from; null for commands and jobs. */
  ip: string | null
}

/** What a read works with: one connection that sees one account. */
export interface ReadScope {
  context: Context
  actor: Actor
  db: Db
}

/** What a write works with: one transaction, the account row locked, one `now`. */
export interface WriteScope {
  context: Context
  actor: Actor
  tx: Tx
  now: Date
}

/** A request before anybody is known: sign-in, registration, first run. Owns its own transactions. */
export interface DirectRequest {
  context: Context
  /** The request's headers, for the authentication library. */
  headers: Headers
  ip: string
  /** Who is signed in, also while no account is chosen. */
  session: KnownSession | null
  /** The active user, if a session names one. */
  actor: Actor | null
  /** Adds `set-cookie` lines of the authentication library to the answer. */
  setCookies(lines: readonly string[]): void
}
