import type { AppError } from '../shared/errors.ts'

/** A refusal as a person reads it; a locked sign-in says until when, in this computer's own time. */
export function refusalSentence(refusal: AppError): string {
  const until = refusal.details?.until
  if (refusal.code !== 'sign-in.locked' || typeof until !== 'string') return refusal.message
  const end = new Date(until)
  if (Number.isNaN(end.getTime())) return 'Too many tries. Wait a while, then try again.'
  const isToday = end.toDateString() === new Date().toDateString()
  const time = new Intl.DateTimeFormat('en-US', {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  }).format(end)
  return `Too many tries. Signing in is locked until ${time}.`
}
