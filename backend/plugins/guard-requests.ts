import type { FastifyInstance, FastifyRequest } from 'fastify'
import { API_PREFIX } from '../../shared/contract/http.ts'
import { AppError } from '../../shared/errors.ts'
import type { Context } from '../context.ts'

/** The origin of the desktop application's window. */
export const DESKTOP_ORIGIN = 'app://main'

/**
 * What every request must be before anything looks at it: sent to this server's own name, a write only from Roster's
 * own screens (never from another website in the same browser), and JSON without characters that no text may hold.
 */
export function guardRequests(app: FastifyInstance, context: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    requireOwnHost(request, context)
    if (request.method !== 'GET' && request.method !== 'HEAD') requireOwnOrigin(request, context)
  })
  app.addHook('preValidation', async (request) => {
    if (request.url.startsWith(API_PREFIX)) requirePlainTexts([request.params, request.query, request.body])
  })
}

/** Against DNS rebinding: a loopback server answers to its own names only. */
function requireOwnHost(request: FastifyRequest, context: Context): void {
  const name = request.hostname.toLowerCase()
  const own = new URL(context.publicAddress()).hostname
  const allowed = new Set([own, 'localhost', '127.0.0.1', '[::1]', '::1'])
  if (!allowed.has(name)) throw new AppError('request.not-found')
}

function requireOwnOrigin(request: FastifyRequest, context: Context): void {
  const { origin } = request.headers
  const own = [context.publicAddress(), `http://${request.host}`, DESKTOP_ORIGIN]
  if (origin === undefined || !own.includes(origin)) throw new AppError('request.foreign-origin')
}

/** NUL and lone surrogates cannot be stored; refused here once, for every field. Iterative: input may be deep. */
function requirePlainTexts(values: readonly unknown[]): void {
  const waiting = [...values]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') requirePlainText(value)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        requirePlainText(key)
        waiting.push(inner)
      }
    }
  }
}

function requirePlainText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new AppError('request.malformed')
}
