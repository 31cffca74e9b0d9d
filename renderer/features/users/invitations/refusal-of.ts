import { AppError } from '../../../../shared/errors.ts'

/** Any refusal as the sentence it was given. */
export function refusalOf(error: unknown): string {
  return AppError.from(error).message
}
