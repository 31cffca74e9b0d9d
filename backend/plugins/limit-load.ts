import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { API_PREFIX } from '../../shared/contract/http.ts'
import { AppError } from '../../shared/errors.ts'
import type { Context } from '../context.ts'

/** Requests waiting for a connection: beyond this a new one is told at once to come back, instead of waiting too. */
export const MOST_WAITING = 256

/**
 * Keeps the queues short. What is too much for this process is refused early (503), and one network address cannot
 * take all of what anybody may ask without signing in (429).
 */
export async function limitLoad(app: FastifyInstance, context: Context): Promise<void> {
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith(API_PREFIX) && context.database.waiting() > MOST_WAITING)
      throw new AppError('server.unavailable')
  })
  const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }
  await app.register(fastifyRateLimit, {
    global: false,
    ipv6Subnet: 64,
    addHeaders: { ...silent, 'retry-after': true },
    addHeadersOnExceeding: silent,
  })
}

/** The limit of a route that anybody may call: per network address, counted by each process for itself. */
export function anonymousLimit(context: Context) {
  return { max: context.config.anonymousRequestsPerMinute, timeWindow: '1 minute' }
}
