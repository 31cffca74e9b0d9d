import { z } from 'zod'
import { type ErrorCode, errorCatalogue, isErrorCode } from './error-catalogue.ts'

/** One field of an input that was refused, by its path ("address", "addresses.3") and a sentence. */
export const fieldProblem = z.object({ path: z.string(), message: z.string() })

/** What travels instead of an answer: over HTTP, over IPC and into the screens, always this shape. */
export const errorBody = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
  fields: z.array(fieldProblem).optional(),
  requestId: z.string().optional(),
})
export type ErrorBody = z.infer<typeof errorBody>
export type FieldProblem = z.infer<typeof fieldProblem>

/** Facts about a refusal that a screen can use: an id to link to, a limit, a fresh quote. Never a secret. */
export type ErrorDetails = Record<string, z.core.util.JSONType>

/** A refusal with a code of the catalogue. Thrown by services, rebuilt on the other side of every wire. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails | undefined
  readonly fields: readonly FieldProblem[] | undefined
  readonly requestId: string | undefined

  constructor(
    code: ErrorCode,
    details?: ErrorDetails,
    more: { fields?: readonly FieldProblem[]; requestId?: string; cause?: unknown } = {},
  ) {
    super(fillSentence(errorCatalogue[code].message, details), { cause: more.cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
    this.fields = more.fields
    this.requestId = more.requestId
  }

  get status(): number {
    return errorCatalogue[this.code].status
  }

  toBody(requestId?: string): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.details && { details: this.details }),
      ...(this.fields && { fields: [...this.fields] }),
      ...((requestId ?? this.requestId) && { requestId: requestId ?? this.requestId }),
    }
  }

  /** The same error on this side of a wire; a code this version does not know becomes `unexpected`. */
  static fromBody(body: unknown): AppError {
    const parsed = errorBody.safeParse(body)
    if (!parsed.success || !isErrorCode(parsed.data.code)) return new AppError('unexpected')
    const { code, details, fields, requestId } = parsed.data
    return new AppError(code, details as ErrorDetails | undefined, {
      ...(fields && { fields }),
      ...(requestId && { requestId }),
    })
  }

  /** Any throwable as an AppError; what is not one of ours becomes `unexpected` with the cause kept. */
  static from(thrown: unknown): AppError {
    return thrown instanceof AppError ? thrown : new AppError('unexpected', undefined, { cause: thrown })
  }
}

/** An answer that crosses IPC: a value, never a throw, since a thrown error keeps only its message there. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorBody }

function fillSentence(sentence: string, details: ErrorDetails | undefined): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, word: string) => String(details?.[word] ?? slot))
}
