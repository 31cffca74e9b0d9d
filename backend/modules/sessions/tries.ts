import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../../context.ts'

const WINDOW_SECONDS = 15 * 60
const TRIES_PER_PERSON = 10
const TRIES_PER_NETWORK = 100

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
  const perPerson = counter(context, 'person', TRIES_PER_PERSON)
  const perNetwork = counter(context, 'network', TRIES_PER_NETWORK)
  const key = createHash('sha256').update(person).digest('base64url')
  const network = ip === null ? null : networkOf(ip)
  if (network !== null) await count(perNetwork, network)
  await count(perPerson, key)
  return {
    async succeed() {
      await perPerson.delete(key)
      if (network !== null) await perNetwork.reward(network)
    },
  }
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

async function count(counted: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await counted.consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const until = new Date(Date.now() + refused.msBeforeNext)
    throw new AppError('sign-in.locked', { until: until.toISOString() })
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
