import type { Context } from '../context.ts'

/**
 * Signs a person in without asking for the password again, working in this account: after opening an account or
 * accepting an invitation. Answers `set-cookie` lines. Call it after the transaction that made the user.
 */
export async function startSession(
  context: Context,
  identityId: string,
  accountId: string,
  headers: Headers,
): Promise<string[]> {
  const started = await context.auth.api.startRosterSession({
    body: { identityId, accountId },
    headers,
    returnHeaders: true,
  })
  return started.headers?.getSetCookie() ?? []
}
