import { and, eq, gt } from 'drizzle-orm'
import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { refusalOf } from '../../auth/refusal-of.ts'
import { readSignedCookie } from '../../auth/signed-cookie.ts'
import { authVerification } from '../../database/tables/index.ts'
import type { DirectRequest } from '../../scope.ts'
import { countTry, spendCode } from './tries.ts'

const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  INVALID_CODE: 'sign-in.code-refused',
  INVALID_BACKUP_CODE: 'sign-in.code-refused',
  TOTP_NOT_ENABLED: 'sign-in.code-refused',
  BACKUP_CODES_NOT_ENABLED: 'sign-in.code-refused',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in.code-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign-in.code-expired',
  FAILED_TO_CREATE_SESSION: 'sign-in.refused',
}

/** The second step of a sign-in. The challenge of the first step is a cookie. */
export async function verifyCode(
  request: DirectRequest,
  { code: typed, kind }: Parsed<'session.verifyCode'>,
): Promise<Output<'session.verifyCode'>> {
  const { context, ip } = request
  const challenge = await findChallenge(request)
  if (!challenge) throw new AppError('sign-in.code-expired')
  const tries = await countTry(context, `code ${challenge.identityId}`, ip)
  const code = plainCode(typed, kind)
  if (kind === 'authenticator') await spendCode(context, challenge.identityId, code)

  // Only the challenge: with a session in hand the library would check that session's person instead.
  const headers = new Headers(request.headers)
  headers.set('cookie', challenge.cookie)
  const asked = { body: { code }, headers, returnHeaders: true } as const
  const { api } = context.auth
  const answer = await (kind === 'authenticator' ? api.verifyTOTP(asked) : api.verifyBackupCode(asked)).catch(
    (error: unknown) => {
      throw refusalOf(error, REFUSALS)
    },
  )
  await tries.succeed()
  request.setCookies(answer.headers?.getSetCookie() ?? [])
  return { outcome: 'signed-in' }
}

/** A code without what people type around it. */
export function plainCode(typed: string, kind: 'authenticator' | 'recovery'): string {
  return kind === 'authenticator' ? typed.replace(/[\s-]/g, '') : typed.trim()
}

async function findChallenge({ context, headers }: DirectRequest) {
  const cookie = await readSignedCookie(context.keys.authentication, headers.get('cookie'), 'two_factor')
  if (!cookie) return null
  const [found] = await context.database.system
    .select({ identityId: authVerification.value })
    .from(authVerification)
    .where(and(eq(authVerification.identifier, cookie.value), gt(authVerification.expiresAt, new Date())))
  return found ? { identityId: found.identityId, cookie: cookie.line } : null
}
