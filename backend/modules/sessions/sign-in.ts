import { isAPIError } from 'better-auth/api'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { searchKey } from '../../../shared/rules/text.ts'
import { findAddress } from '../../addresses.ts'
import type { DirectRequest } from '../../scope.ts'
import { deleteSession } from './queries.ts'
import { countTry } from './tries.ts'

/** Signs in with address and password. One answer for an unknown address, a wrong password and an inactive user. */
export async function signIn(
  request: DirectRequest,
  { email, password }: Parsed<'session.signIn'>,
): Promise<Output<'session.signIn'>> {
  const { context, headers, ip, session } = request
  // What is no address is nobody's: it takes the same way as an unknown one.
  const key = findAddress(email)?.key ?? searchKey(email)
  const tries = await countTry(context, `address ${key}`, ip)
  const answer = await context.auth.api
    .signInWithPassword({ body: { email: key, password }, headers, returnHeaders: true })
    .catch((error: unknown) => {
      throw isAPIError(error) ? new AppError('sign-in.refused') : error
    })
  await tries.succeed()
  if (session) await deleteSession(context.database.system, session.sessionId)
  request.setCookies(answer.headers?.getSetCookie() ?? [])
  return { outcome: 'twoFactorRedirect' in answer.response ? 'code-needed' : 'signed-in' }
}

/** Ends this session. */
export async function signOut({
  context,
  headers,
  setCookies,
}: DirectRequest): Promise<Output<'session.signOut'>> {
  const ended = await context.auth.api.signOut({ headers, returnHeaders: true })
  setCookies(ended.headers?.getSetCookie() ?? [])
  return {}
}
