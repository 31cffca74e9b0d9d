import { AppError } from '../../shared/errors.ts'
import {
  PASSWORD_MINIMUM,
  PASSWORD_MINIMUM_WITH_SECOND_FACTOR,
  passwordFlaw,
} from '../../shared/rules/passwords.ts'
import { isCommonPassword } from './common-passwords.ts'
import { hashLimited } from './limited-hashing.ts'

/**
 * Judges a new password and answers its hash. `personal` are the person's and the firm's own words.
 * Takes a while: never inside a transaction.
 */
export async function hashNewPassword(
  password: string,
  personal: readonly string[],
  hasSecondFactor: boolean,
): Promise<string> {
  const flaw = passwordFlaw(password, { hasSecondFactor, personal })
  if (flaw === 'password.too-short') {
    const minimum = hasSecondFactor ? PASSWORD_MINIMUM_WITH_SECOND_FACTOR : PASSWORD_MINIMUM
    throw new AppError(flaw, { minimum })
  }
  if (flaw) throw new AppError(flaw)
  if (await isCommonPassword(password)) throw new AppError('password.too-common')
  return hashLimited(password)
}
