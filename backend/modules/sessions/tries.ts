import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'

const WINDOW_SECONDS = 15 * 60
const TRIES_PER_PERSON = 10
const TRIES_PER_NETWORK = 100
const RESETS_PER_ADDRESS = 3
const RESETS_PER_NETWORK = 60

/** Tries of one person's secrets, counted in the database so that all processes agree. */
export interface Tries {
  /** The right secret: the person's count starts anew. */
  succeed(): Promise<void>
}

/**
 * Counts a try before it is judged, so that tries sent at once cannot outrun the count. Throws `sign-in.locked` when
 * there were too many for this person (known here or not) or from this network.
 */
export async function countTry(context: Context, person: string, ip: string | null): Promise<Tries> {
  const perNetwork = counter(context, 'network', TRIES_PER_NETWORK)
  const network = ip === null ? null : networkOf(ip)
  if (network !== null) requireNotLocked(await count(perNetwork, network))
  requireNotLocked(await count(counter(context, 'person', TRIES_PER_PERSON), nameless(person)))
  return {
    async succeed() {
      await forgetTries(context, person)
      if (network !== null) await perNetwork.reward(network)
    },
  }
}

/** Lets a person try anew at once, for example after choosing a new password. */
export async function forgetTries(context: Context, person: string): Promise<void> {
  await counter(context, 'person', TRIES_PER_PERSON).delete(nameless(person))
}

/** Counts a wish for a password link: false when this address has had enough of them for now. */
export async function countResetMail(context: Context, emailKey: string, ip: string): Promise<boolean> {
  const locked = await count(counter(context, 'reset network', RESETS_PER_NETWORK), networkOf(ip))
  if (locked) throw new AppError('request.too-many')
  return (await count(counter(context, 'reset', RESETS_PER_ADDRESS), nameless(emailKey))) === null
}

/** A code of the authenticator app opens once; seen over somebody's shoulder it is worth nothing. */
export async function spendCode(context: Context, identityId: string, code: string): Promise<void> {
  if (await count(counter(context, 'code', 1), nameless(`${identityId} ${code}`)))
    throw new AppError('sign-in.code-refused')
}

function requireNotLocked(until: Date | null): void {
  if (until) throw new AppError('sign-in.locked', { until: until.toISOString() })
}

/** So that the counters name nobody. */
function nameless(person: string): string {
  return createHash('sha256').update(person).digest('base64url')
}

function counter(context: Context, keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: context.database.systemPool,
    tableName: 'tries_counted',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
    blockDuration: WINDOW_SECONDS,
  })
}

/** Counts one more; answers until when it is too many. */
async function count(counted: RateLimiterPostgres, key: string): Promise<Date | null> {
  try {
    await counted.consume(key)
    return null
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return new Date(Date.now() + refused.msBeforeNext)
  }
}

/** The block of addresses that one household or office has: /24, or /64 for IPv6. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  const address = mapped ?? ip
  if (!isIPv6(address)) return address.split('.').slice(0, 3).join('.')
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
