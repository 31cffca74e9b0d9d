import type { Output, Parsed } from '../../../shared/contract/index.ts'
import type { ErrorCode } from '../../../shared/error-catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { PASSWORD_MINIMUM } from '../../../shared/rules/passwords.ts'
import { refusalOf } from '../../auth/refusal-of.ts'
import type { DirectRequest } from '../../scope.ts'
import { requireActor, requireOwnPassword } from './own-password.ts'
import { findIdentity } from './queries.ts'
import { countTry, spendCode } from './tries.ts'
import { plainCode } from './verify-code.ts'

const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  INVALID_PASSWORD: 'password.wrong',
  INVALID_CODE: 'sign-in.code-refused',
  TOTP_ALREADY_ENABLED: 'two-factor.already-on',
  TOTP_NOT_ENABLED: 'two-factor.not-on',
  TWO_FACTOR_NOT_ENABLED: 'two-factor.not-on',
  UNAUTHORIZED: 'session.missing',
}

/** Starts two-factor: a secret for the authenticator app. It counts once a code confirmed it. */
export async function enrollTwoFactor(
  request: DirectRequest,
  { password }: Parsed<'twoFactor.enroll'>,
): Promise<Output<'twoFactor.enroll'>> {
  await requireOwnPassword(request, password)
  await requireTwoFactor(request, 'off')
  const { context, headers } = request
  const enrolled = await context.auth.api.enableTwoFactor({ body: { password }, headers }).catch(refuse)
  if (!('totpURI' in enrolled)) throw new Error('The authentication library enrolled no authenticator app.')
  return { uri: enrolled.totpURI, recoveryCodes: enrolled.backupCodes }
}

/** Turns two-factor on with a code of the app; the session is replaced by a new one. */
export async function confirmTwoFactor(
  request: DirectRequest,
  input: Parsed<'twoFactor.confirm'>,
): Promise<Output<'twoFactor.confirm'>> {
  const { context, headers, ip } = request
  const { identityId } = requireActor(request)
  await requireTwoFactor(request, 'off')
  const tries = await countTry(context, `code ${identityId}`, ip)
  const code = plainCode(input.code, 'authenticator')
  await spendCode(context, identityId, code)
  const confirmed = await context.auth.api
    .verifyTOTP({ body: { code }, headers, returnHeaders: true })
    .catch(refuse)
  await tries.succeed()
  request.setCookies(confirmed.headers?.getSetCookie() ?? [])
  return {}
}

/** Makes new recovery codes in place of the old ones. */
export async function renewRecoveryCodes(
  request: DirectRequest,
  { password }: Parsed<'twoFactor.renewRecoveryCodes'>,
): Promise<Output<'twoFactor.renewRecoveryCodes'>> {
  await requireOwnPassword(request, password)
  await requireTwoFactor(request, 'on')
  const { context, headers } = request
  const renewed = await context.auth.api.generateBackupCodes({ body: { password }, headers }).catch(refuse)
  return { recoveryCodes: renewed.backupCodes }
}

/** Turns two-factor off; the session is replaced by a new one. */
export async function turnOffTwoFactor(
  request: DirectRequest,
  { password }: Parsed<'twoFactor.turnOff'>,
): Promise<Output<'twoFactor.turnOff'>> {
  await requireOwnPassword(request, password)
  await requireTwoFactor(request, 'on')
  // A short password was allowed because of the second factor; alone it is not enough.
  if ([...password].length < PASSWORD_MINIMUM)
    throw new AppError('password.too-short', { minimum: PASSWORD_MINIMUM })
  const { context, headers } = request
  const turnedOff = await context.auth.api
    .disableTwoFactor({ body: { password }, headers, returnHeaders: true })
    .catch(refuse)
  request.setCookies(turnedOff.headers?.getSetCookie() ?? [])
  return {}
}

async function requireTwoFactor(request: DirectRequest, wanted: 'on' | 'off'): Promise<void> {
  const { identityId } = requireActor(request)
  const identity = await findIdentity(request.context.database.system, identityId)
  const isOn = identity?.twoFactorEnabled === true
  if (wanted === 'off' && isOn) throw new AppError('two-factor.already-on')
  if (wanted === 'on' && !isOn) throw new AppError('two-factor.not-on')
}

function refuse(error: unknown): never {
  throw refusalOf(error, REFUSALS)
}
