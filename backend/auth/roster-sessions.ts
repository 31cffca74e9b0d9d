import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * Sessions as Roster starts them. The library's own sign-in knows a narrower grammar of addresses than Roster, so a
 * firm with an international domain could not sign in with it.
 */
export const rosterSessions = {
  id: 'roster-sessions',
  endpoints: {
    // The two-factor plugin asks for the code after this path and no other of our own choice.
    signInWithPassword: createAuthEndpoint(
      '/sign-in/username',
      { method: 'POST', body: z.object({ email: z.string(), password: z.string() }) },
      async (ctx) => {
        const { internalAdapter, password } = ctx.context
        const found = await internalAdapter.findUserByEmail(ctx.body.email, { includeAccounts: true })
        const hash = found?.accounts.find((account) => account.providerId === 'credential')?.password
        if (!found || !hash) {
          // As long as a comparison, so that time does not tell who has a login.
          await password.hash(ctx.body.password)
          throw new APIError('UNAUTHORIZED')
        }
        if (!(await password.verify({ hash, password: ctx.body.password })))
          throw new APIError('UNAUTHORIZED')
        const session = await internalAdapter.createSession(found.user.id)
        if (!session) throw new APIError('UNAUTHORIZED')
        await setSessionCookie(ctx, { session, user: found.user })
        return ctx.json({ identityId: found.user.id })
      },
    ),
    /** For somebody whose right to sign in was just established otherwise. */
    startRosterSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ identityId: z.string(), accountId: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const { identityId, accountId } = ctx.body
        const user = await internalAdapter.findUserById(identityId)
        const session =
          user && (await internalAdapter.createSession(identityId, false, { activeAccountId: accountId }))
        if (!session) throw new APIError('UNAUTHORIZED')
        await setSessionCookie(ctx, { session, user })
        return ctx.json({})
      },
    ),
  },
} satisfies BetterAuthPlugin
