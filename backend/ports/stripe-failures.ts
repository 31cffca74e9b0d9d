import type Stripe from 'stripe'
import { AppError } from '../../shared/errors.ts'
import type { CollectionAnswer } from './payments.ts'

const LONGEST_ANSWER = 300

type Failure = Partial<Pick<Stripe.errors.StripeError, 'type' | 'code' | 'message' | 'requestId'>>

const UNREACHABLE = ['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError']
const NOT_ACCEPTED = ['StripeAuthenticationError', 'StripePermissionError']

/** What a failure means to somebody who enters a card. */
export function refuseCardEntry(thrown: unknown): never {
  if (thrown instanceof AppError) throw thrown
  const { type = '' } = thrown as Failure
  if (UNREACHABLE.includes(type)) throw new AppError('payment.unreachable')
  if (NOT_ACCEPTED.includes(type)) throw new AppError('payment.not-accepted')
  throw new AppError('unexpected', undefined, { cause: withoutContent(thrown) })
}

/**
 * What a failure means for an invoice. Only Stripe's own refusal of the card or of the request is final; everything
 * else leaves open whether the money was taken.
 */
export function describeCollectionFailure(thrown: unknown): CollectionAnswer {
  const { type = '', code = '', message = '' } = thrown as Failure
  if (NOT_ACCEPTED.includes(type))
    return { state: 'unknown', answer: new AppError('payment.not-accepted').message }
  // The state of the payment is not what was thought: the next try looks at it first.
  if (code === 'payment_intent_unexpected_state' || code === 'lock_timeout')
    return { state: 'unknown', answer: 'The payment provider is still working on the payment.' }
  if (type === 'StripeCardError') return { state: 'refused', answer: oneLine(message) }
  if (code === 'amount_too_small')
    return { state: 'refused', answer: 'The amount is too small to be collected from a card.' }
  if (type === 'StripeInvalidRequestError')
    return {
      state: 'refused',
      answer: 'The payment provider does not know this card any more. Enter it again.',
    }
  return { state: 'unknown', answer: 'The payment provider did not answer.' }
}

/** Stripe's errors carry requests, headers and cards: the log learns only what kind it was and where to look it up. */
function withoutContent(thrown: unknown): Error {
  const { type = 'unknown', code = '', requestId = '' } = thrown as Failure
  return new Error(`the payment provider refused: ${[type, code, requestId].filter(Boolean).join(' ')}`)
}

function oneLine(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
  return line.length > LONGEST_ANSWER ? `${line.slice(0, LONGEST_ANSWER)}…` : line
}
