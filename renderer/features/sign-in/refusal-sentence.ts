import type { AppError } from '../../../shared/errors.ts'

/** A refused sign-in in words; a lock says until when, in this computer's own time. */
export function refusalSentence(refusal: AppError): string {
  const until = refusal.details?.until
  if (refusal.code !== 'sign-in.locked' || typeof until !== 'string') return refusal.message
  const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(new Date(until))
  return `Too many tries. Signing in is locked until ${time}.`
}
