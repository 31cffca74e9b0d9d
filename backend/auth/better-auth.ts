import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { v7 as uuid7 } from 'uuid'
import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM_WITH_SECOND_FACTOR } from '../../shared/rules/passwords.ts'
import type { Db } from '../database/open.ts'
import {
  authAccount,
  authSession,
  authTwoFactor,
  authUser,
  authVerification,
} from '../database/tables/index.ts'

const SESSION_SECONDS = 30 * 24 * 3600
const RESET_SECONDS = 3600

/** The first part of the session cookie's name. */
export const COOKIE_PREFIX = 'roster'

/** What the authentication library asks of Roster. */
export interface AuthHooks {
  /** A link to choose a new password is wanted for this identity. */
  sendResetLink(identity: { id: string; email: string; name: string }, token: string): Promise<void>
  /** Whether this identity may have a session: an active user of some account, or the opener of one just now. */
  maySignIn(identityId: string): Promise<boolean>
  logError(message: string): void
}

/** The authentication library: passwords, two-factor, sessions, resets. Its own HTTP routes are not served. */
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
      minPasswordLength: PASSWORD_MINIMUM_WITH_SECOND_FACTOR,
      maxPasswordLength: PASSWORD_MAXIMUM * 4,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      sendResetPassword: ({ user, token }) => hooks.sendResetLink(user, token),
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: { activeAccountId: { type: 'string', required: false, input: false } },
    },
    plugins: [twoFactor({ issuer: 'Roster' })],
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
        create: { before: async (session) => ((await hooks.maySignIn(session.userId)) ? undefined : false) },
      },
    },
    logger: {
      level: 'error',
      log: (_level, message) => hooks.logError(message),
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
