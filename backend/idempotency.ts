import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { AppError } from '../shared/errors.ts'
import { idempotentWrites } from './database/tables/index.ts'
import type { WriteScope } from './scope.ts'

const KEY = /^[\x21-\x7e]{8,128}$/

/** The idempotency key of a request; null when the caller sent none. */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header !== 'string' || !KEY.test(header)) throw new AppError('request.malformed')
  return header
}

/**
 * Carries out a write once per key: the answer is stored in the same transaction as the effect, and a repeated
 * request gets the stored answer. The same key with other content is refused (`request.key-reused`).
 */
export async function once<T>(
  scope: WriteScope,
  operation: string,
  key: string | null,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  if (key === null) return work()
  const { tx, actor, now } = scope
  const inputHash = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('hex')
  const [stored] = await tx
    .select()
    .from(idempotentWrites)
    .where(
      and(
        eq(idempotentWrites.accountId, actor.accountId),
        eq(idempotentWrites.userId, actor.userId),
        eq(idempotentWrites.key, key),
      ),
    )
  if (stored) {
    if (stored.inputHash !== inputHash) throw new AppError('request.key-reused')
    return stored.answer as T
  }
  const answer = await work()
  await tx.insert(idempotentWrites).values({
    accountId: actor.accountId,
    userId: actor.userId,
    key,
    operation,
    inputHash,
    answer,
    createdAt: now,
  })
  return answer
}
