import type { FastifyInstance } from 'fastify'
import { type AccountEventName, EVENTS_PATH } from '../../shared/contract/events.ts'
import { AppError } from '../../shared/errors.ts'
import { may } from '../../shared/rules/permissions.ts'
import { findSession } from '../auth/find-actor.ts'
import type { Context } from '../context.ts'
import type { LiveEvent } from '../live.ts'

const HEARTBEAT_MS = 20_000

/** What concerns everybody: what they may see of it they read again. The rest is for administrators. */
const FOR_EVERYBODY: ReadonlySet<AccountEventName> = new Set<AccountEventName>([
  'session.changed',
  'account.changed',
  'templates.changed',
  'cases.changed',
  'work.changed',
  'work.received',
])

/** The event stream of one signed-in window. It ends when the session ends; the window then asks who it is. */
export function serveEvents(app: FastifyInstance, context: Context): void {
  const open = new Set<() => void>()

  app.get(EVENTS_PATH, async (request, reply) => {
    const session = await findSession(context, request.headers.cookie, request.ip)
    if (!session) throw new AppError('session.missing')
    const { actor } = session
    if (!actor) throw new AppError('session.no-account')

    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    })
    const send = (name: string, payload: unknown) =>
      stream.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`)

    const hear = (event: LiveEvent) => {
      if (event.accountId !== actor.accountId) return
      if (event.identityId !== undefined && event.identityId !== actor.identityId) return
      if (!FOR_EVERYBODY.has(event.name) && !may(actor.level, 'users.read')) return
      send(event.name, event.payload)
      if (event.name === 'session.changed') close()
    }
    const resume = () => send('stream.resumed', {})
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
    const close = () => {
      clearInterval(heartbeat)
      context.live.off('event', hear).off('resumed', resume)
      open.delete(close)
      stream.end()
    }
    context.live.on('event', hear).on('resumed', resume)
    open.add(close)
    request.raw.on('close', close)
    stream.write('retry: 1000\n\n')
  })

  app.addHook('preClose', async () => {
    for (const close of [...open]) close()
  })
}
