import { hashPassword, verifyPassword } from 'better-auth/crypto'
import pLimit from 'p-limit'
import { AppError } from '../../shared/errors.ts'

// One hash takes 32 MB and a thread of the pool; file access and DNS need threads too.
const AT_ONCE = 2
const MAX_WAITING = 64

const limit = pLimit(AT_ONCE)

/** Hashes a password; a few at once, a bounded number waiting, the rest refused as busy. */
export function hashLimited(password: string): Promise<string> {
  return run(() => hashPassword(password))
}

/** Compares a password with its hash; shares the limits of `hashLimited`. */
export function verifyLimited(compared: { hash: string; password: string }): Promise<boolean> {
  return run(() => verifyPassword(compared))
}

async function run<T>(work: () => Promise<T>): Promise<T> {
  if (limit.pendingCount >= MAX_WAITING) throw new AppError('server.unavailable')
  return limit(work)
}
