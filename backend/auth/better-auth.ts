import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { v7 as uuid7 } from 'uuid'
import type { Db } from '../database/open.ts'
import {
  authAccount,
  authSession,
  authTwoFactor,
  authUser,
  authVerification,
} from '../database/tables/index.ts'
import { hashLimited, verifyLimited } from './limited-hashing.ts'
import { rosterSessions } from './roster-sessions.ts'
import { COOKIE_PREFIX } from './signed-cookie.ts'

const SESSION_SECONDS = 30 * 24 * 3600

// What typedPassword lets through; the rules for new passwords are judged by hashNewPassword.
const LONGEST_TYPED_PASSWORD = 512

/** What the authentication library asks of Roster. */
export interface AuthHooks {
  /**
   * Whether this identity may have a session, and in which account it works. `wanted` is the account it worked in
   * before, if any. Null refuses the session.
   */
  maySignIn(identityId: string, wanted: string | null): Promise<{ activeAccountId: string | null } | null>
  /** A session was stored: it ends again if the person was deactivated meanwhile. */
  confirmSession(session: { id: string; userId: string; activeAccountId: string | null }): Promise<void>
  logError(message: string): void
}

/** The authentication library: passwords, two-factor, sessions. Its own HTTP routes are not served. */
export function createAuth(db: Db, secret: string, baseUrl: string, hooks: AuthHooks) {
  const isHttps = baseUrl.startsWith('https:')
  return betterAuth({
    appName: 'Roster',
    secret,
    baseURL: baseUrl,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
        twoFactor: authTwoFactor,
      },
      transaction: false,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: LONGEST_TYPED_PASSWORD,
      password: { hash: hashLimited, verify: verifyLimited },
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: { activeAccountId: { type: 'string', required: false, input: false } },
    },
    plugins: [
      rosterSessions,
      // Roster counts the tries itself, before they are judged.
      twoFactor({ issuer: 'Roster', accountLockout: { enabled: false } }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isHttps,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, secure: isHttps },
      disableCSRFCheck: true,
      database: { generateId: () => uuid7() },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const { activeAccountId } = session
            const wanted = typeof activeAccountId === 'string' ? activeAccountId : null
            const admitted = await hooks.maySignIn(session.userId, wanted)
            return admitted ? { data: { ...session, ...admitted } } : false
          },
          after: async ({ id, userId, activeAccountId }) => {
            const chosen = typeof activeAccountId === 'string' ? activeAccountId : null
            await hooks.confirmSession({ id, userId, activeAccountId: chosen })
          },
        },
      },
    },
    logger: {
      level: 'error',
      log: (_level, message) => hooks.logError(message),
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
