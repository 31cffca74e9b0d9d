import { isAPIError } from 'better-auth/api'
import type { ErrorCode } from '../../shared/error-catalogue.ts'
import { AppError } from '../../shared/errors.ts'

/** What a refusal of the authentication library means in Roster's words; everything else stays as it was thrown. */
export function refusalOf(error: unknown, meanings: Readonly<Record<string, ErrorCode>>): unknown {
  if (!isAPIError(error)) return error
  const code = meanings[String(error.body?.code)]
  return code ? new AppError(code) : error
}
