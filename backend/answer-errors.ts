import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { BillingError } from '../shared/billing/index.ts'
import { AppError } from '../shared/errors.ts'
import { isConnectionLoss, sqlState, violatedConstraint } from './database/open.ts'

/** Turns whatever was thrown into a code, a sentence and a status; the inside stays in the log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = toAppError(error)
  if (known.status >= 500) request.log.error(innerFacts(error), known.code)
  if (known.status === 503) reply.header('retry-after', '2')
  reply.code(known.status).send(known.toBody(request.id))
}

/** The refusal that a throwable means to the caller. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof BillingError && error.problem === 'amount.beyond-limit')
    return new AppError('amount.too-large', undefined, { cause: error })
  if (sqlState(error) === '53100') return new AppError('server.disk-full', undefined, { cause: error })
  if (isConnectionLoss(error) || sqlState(error) === '57014' || sqlState(error) === '55P03')
    return new AppError('server.unavailable', undefined, { cause: error })
  const framework = frameworkRefusal(error)
  return framework ? new AppError(framework, undefined, { cause: error }) : AppError.from(error)
}

function frameworkRefusal(error: unknown) {
  const { statusCode, code } = (error ?? {}) as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'request.too-large'
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'request.unsupported-type'
  if (statusCode === 429) return 'request.too-many'
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return 'request.malformed'
  return undefined
}

/** What the log may know of an error. Database errors carry parameters (addresses, tokens), so only their class is kept. */
export function innerFacts(error: unknown): Record<string, unknown> {
  const state = sqlState(error)
  if (state) return { sqlState: state, constraint: violatedConstraint(error) }
  const cause = error instanceof AppError ? error.cause : error
  if (cause instanceof Error && cause.name === 'DrizzleQueryError') return { cause: 'database' }
  return { err: cause }
}
